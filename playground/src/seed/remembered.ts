import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type AdminUser = { email: string; password: string };

/** `shop` may only find products: it is the one that the shop page shows to every browser. */
export type Tokens = { readOnly: string; fullAccess: string; shop: string };

export type SeededKeySet = { environment: string; kind: string; clientKey: string };

export type Seeded = { adminUser: AdminUser; tokens: Tokens; keySets: SeededKeySet[] };

const file = (): string => join(process.env['PLAYGROUND_TMP'] ?? '.tmp', 'seeded.json');

/** What the last run made; Strapi keeps passwords and tokens as hashes only, so that they cannot be asked of it. */
export const recallSeeded = (): Seeded | null =>
  existsSync(file()) ? (JSON.parse(readFileSync(file(), 'utf8')) as Seeded) : null;

/** Keeps what this run made, for the launcher and for the next run. Readable by its owner only. */
export const rememberSeeded = (seeded: Seeded): void => {
  mkdirSync(dirname(file()), { recursive: true });
  const half = `${file()}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(seeded, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file());
};
