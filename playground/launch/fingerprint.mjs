import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const filesBelow = (path) => {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
};

/**
 * A hash over the names and contents of files and folders: equal when nothing that was named has changed.
 *
 * @param {string} base names count relative to this folder, so that a moved clone keeps its builds
 * @param {string[]} paths files or folders; one that does not exist counts as empty
 * @returns {string} hexadecimal SHA-256
 */
export const fingerprint = (base, paths) => {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow)) {
    const content = readFileSync(file);
    hash.update(`${relative(base, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

/** What was written by `remember` under this file, or `null`. */
export const recall = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);

/** Keeps a fingerprint for the next run. */
export const remember = (file, value) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
};
