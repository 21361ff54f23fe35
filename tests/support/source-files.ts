import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const REPO = resolve(__dirname, '../..');

const SKIPPED = new Set(['node_modules', 'dist', 'build', '.git', '.tmp', '.cache', '.strapi', '.out', 'coverage']);

/** Every file below a folder of the repository, as paths from the root with `/`; what is made or installed is left out. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(REPO, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path);
    return [path];
  });

export const read = (path: string): string => readFileSync(join(REPO, path), 'utf8');
