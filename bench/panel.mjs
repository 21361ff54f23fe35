/**
 * `node bench/panel.mjs --orders 1000000 --database postgres`: how long the panel's questions take in a full shop. In a
 * Strapi and a database of its own, which go when it ends unless `--keep` names a folder for the database. See README.md.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { BUILD_CACHE, ROOT } from '../playground/launch/paths.mjs';
import { requireNode } from '../playground/launch/node-version.mjs';
import { keepDatabase } from '../tests/support/databases/keep.mjs';
import { bundle, endWith, load } from './run.mjs';

const databaseOf = async (client, folder, kept) => {
  if (client === 'sqlite') return { url: join(kept ?? folder, 'data.db'), stop: async () => {} };
  const { url, stop } = await keepDatabase(client, kept ? { folder: join(kept, client) } : {});
  if (client === 'postgres') return { url, stop };
  const connection = await createConnection(url);
  await connection.query('create database if not exists bench character set utf8mb4 collate utf8mb4_general_ci');
  await connection.end();
  return { url: Object.assign(new URL(url), { pathname: 'bench' }).href, stop };
};

const main = async () => {
  requireNode();
  const { readPanelWish, measurePanel } = await load('panel');
  const wish = readPanelWish(process.argv.slice(2));
  const folder = join(BUILD_CACHE, 'bench', `app-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const kept = wish.keep === null ? null : resolve(wish.keep);
  if (kept) mkdirSync(kept, { recursive: true });
  const { url, stop } = await databaseOf(wish.database, folder, kept);
  try {
    const plugin = bundle(join(ROOT, 'strapi-server.ts'), 'plugin');
    await measurePanel(
      { ...wish, keep: kept },
      { folder, plugin, root: ROOT, address: { client: wish.database, url } },
      process.stdout
    );
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

main().then(() => process.exit(0), endWith);
