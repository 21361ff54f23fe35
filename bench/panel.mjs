/**
 * `node bench/panel.mjs --orders 1000000 --database postgres`: how long the panel's questions take in a full shop. In a
 * Strapi and a database of its own, which go when it ends. See README.md.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { BUILD_CACHE, ROOT } from '../playground/launch/paths.mjs';
import { requireNode } from '../playground/launch/node-version.mjs';
import { keepDatabase } from '../tests/support/databases/keep.mjs';
import { bundle, endWith, load } from './run.mjs';

const databaseOf = async (client, folder) => {
  if (client === 'sqlite') return { url: join(folder, 'data.db'), stop: async () => {} };
  const { url, stop } = await keepDatabase(client);
  if (client === 'postgres') return { url, stop };
  const connection = await createConnection(url);
  await connection.query('create database bench character set utf8mb4 collate utf8mb4_general_ci');
  await connection.end();
  return { url: Object.assign(new URL(url), { pathname: 'bench' }).href, stop };
};

const main = async () => {
  requireNode();
  const { readPanelWish, measurePanel } = await load('panel');
  const wish = readPanelWish(process.argv.slice(2));
  const folder = join(BUILD_CACHE, 'bench', `app-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const { url, stop } = await databaseOf(wish.database, folder);
  try {
    const plugin = bundle(join(ROOT, 'strapi-server.ts'), 'plugin');
    await measurePanel(wish, { folder, plugin, root: ROOT, address: { client: wish.database, url } }, process.stdout);
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

main().then(() => process.exit(0), endWith);
