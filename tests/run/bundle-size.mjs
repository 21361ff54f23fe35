import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './root.mjs';

/** What every visitor of the panel loads for us before they open a page of ours. Bytes, gzipped. */
export const MOST_BYTES = 60_000;

/** The minifier of the panel's own build: the one behind the Vite of Strapi's plugin SDK. */
const minifier = () => {
  const here = createRequire(join(ROOT, 'package.json'));
  const sdk = createRequire(here.resolve('@strapi/sdk-plugin/package.json'));
  return createRequire(sdk.resolve('vite/package.json'))('esbuild');
};

/** The outputs that the entry needs at once: its own and what that imports statically, each once. */
const neededAtOnce = (outputs, entry) => {
  const isItsOwn = ([, { entryPoint }]) => entryPoint !== undefined && resolve(ROOT, entryPoint) === entry;
  const needed = new Set(
    Object.entries(outputs)
      .filter(isItsOwn)
      .map(([name]) => name)
  );
  for (const name of needed) {
    for (const { path, kind, external } of outputs[name].imports)
      if (kind === 'import-statement' && !external) needed.add(path);
  }
  return [...needed];
};

/**
 * Measures what the package adds to the panel's first load: its entry and all that is imported from there statically,
 * minified as the panel's build does. Packages that the panel has anyway are left out, and so is what comes with a page.
 *
 * @param {string} entry the built entry of the admin half
 * @returns {Promise<{ bytes: number, files: number }>} bytes gzipped
 */
export const initialSize = async (entry) => {
  const { files } = await bundled(entry);
  return { bytes: gzippedSize(files), files: files.length };
};

/**
 * The same, and what comes with a page later.
 *
 * @returns {Promise<{ initialGzipped: number, lazyGzipped: number }>} bytes
 */
export const adminSizes = async (entry) => {
  const { all, files } = await bundled(entry);
  const initialGzipped = gzippedSize(files);
  return { initialGzipped, lazyGzipped: gzippedSize(all) - initialGzipped };
};

const gzippedSize = (files) => files.reduce((sum, { contents }) => sum + gzipSync(contents).byteLength, 0);

const bundled = async (entry) => {
  const { outputFiles, metafile } = await minifier().build({
    entryPoints: [entry],
    ...{ bundle: true, splitting: true, minify: true, write: false, metafile: true, format: 'esm' },
    ...{ packages: 'external', outdir: join(ROOT, 'tests/.out/bundle'), absWorkingDir: ROOT, logLevel: 'error' },
  });
  const wanted = neededAtOnce(metafile.outputs, entry).map((name) => resolve(ROOT, name));
  const files = outputFiles.filter(({ path }) => wanted.includes(path));
  if (files.length === 0 || files.length !== wanted.length)
    throw new Error(`Of ${wanted.length} parts ${files.length} were made`);
  return { all: outputFiles, files };
};

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/**
 * Prints the size of the built admin half.
 *
 * @returns {Promise<boolean>} is it small enough?
 */
export const checkInitialSize = async (entry = join(ROOT, 'dist/admin/index.mjs')) => {
  const { bytes, files } = await initialSize(entry);
  const isSmall = bytes <= MOST_BYTES;
  console.log(
    `  the admin half adds ${kilobytes(bytes)} gzipped to the panel's first load (${files} files; at most ${kilobytes(MOST_BYTES)})`
  );
  if (!isSmall) console.log('  that is too much: load with `import()` what only a page needs');
  return isSmall;
};
