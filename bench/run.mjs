/**
 * Runs a program of this folder, written in TypeScript: bundled by esbuild into `.cache`, so that it needs no build of
 * the plugin, and is never older than the sources.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { BUILD_CACHE, ROOT } from '../playground/launch/paths.mjs';

/**
 * @param {string} entry a file in TypeScript
 * @param {string} name what its bundle is called
 * @returns {string} the bundle, below the repository, so that it finds its packages
 */
export const bundle = (entry, name) => {
  const outfile = join(BUILD_CACHE, 'bench', `${name}-${process.pid}.cjs`);
  process.once('exit', () => rmSync(outfile, { force: true }));
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
};

/**
 * @param {string} name a file of this folder, without `.ts`
 * @returns {Promise<Record<string, Function>>} what it exports
 */
export const load = async (name) => {
  const { default: program } = await import(pathToFileURL(bundle(join(ROOT, 'bench', `${name}.ts`), name)).href);
  return program;
};

/** Prints what went wrong and ends; a sentence that is meant for the person without a stack. */
export const endWith = (error) => {
  console.error(`\n${error && error.isSentence ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
};
