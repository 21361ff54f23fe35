import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ADMIN = join(__dirname, '../../../admin/src');

export type SourceFile = { path: string; source: string };

/** Every TypeScript file of the panel. */
export const adminFiles = (): SourceFile[] =>
  readdirSync(ADMIN, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, source: readFileSync(join(ADMIN, path), 'utf8') }));
