/**
 * Runs a program of this folder, written in TypeScript: bundled by esbuild into `.cache`, so that it needs no build of
 * the plugin, and is never older than the sources.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { BUILD_CACHE, ROOT } from '../playground/launch/paths.mjs';

/**
 * @param {string} name a file of this folder, without `.ts`
 * @returns {Promise<Record<string, Function>>} what it exports
 */
export const load = async (name) => {
  const outfile = join(BUILD_CACHE, 'bench', `${name}-${process.pid}.cjs`);
  buildSync({
    entryPoints: [join(ROOT, 'bench', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const { default: program } = await import(pathToFileURL(outfile).href);
  return program;
};

/** Prints what went wrong and ends; a sentence that is meant for the person without a stack. */
export const endWith = (error) => {
  console.error(`\n${error && error.isSentence ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
};
