/**
 * `npm run bench`: how this plugin stands beside what a Strapi developer would write instead, each part alone or all.
 * In a Strapi, a database and a provider of its own, which go when it ends. See README.md.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { BUILD_CACHE, PLUGIN_CLI, ROOT } from '../playground/launch/paths.mjs';
import { requireNode } from '../playground/launch/node-version.mjs';
import { adminSizes } from '../tests/run/bundle-size.mjs';
import { keepDatabase } from '../tests/support/databases/keep.mjs';
import { bundle, endWith, load } from './run.mjs';

const PLUGIN = join(ROOT, 'dist/server/index.js');
const SOURCES = ['server', 'contracts', 'admin', 'sandbox', 'strapi-server.ts', 'strapi-admin.ts'];

const newestBelow = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newestBelow(join(path, name))))
    : statSync(path).mtimeMs;

/** What is measured is what shops install: the built package. */
const requireBuild = () => {
  const newest = Math.max(...SOURCES.map((name) => newestBelow(join(ROOT, name))));
  if (existsSync(PLUGIN) && statSync(PLUGIN).mtimeMs > newest) return;
  console.log('The plugin is built first …');
  const { status, stdout, stderr } = spawnSync(process.execPath, [PLUGIN_CLI, 'build'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0 || !existsSync(PLUGIN)) throw new Error(`The build failed:\n${stdout}${stderr}`);
};

const sizes = async () => {
  const admin = join(ROOT, 'dist/admin/index.mjs');
  if (!existsSync(PLUGIN) || !existsSync(admin)) return null;
  const server = readFileSync(PLUGIN);
  return { server: { bytes: server.length, gzipped: gzipSync(server).length }, admin: await adminSizes(admin) };
};

const startDatabase = (client) => async (folder, log) => {
  if (client === 'sqlite') return { address: { client, url: join(folder, 'data.db') }, stop: async () => {} };
  const { url, stop } = await keepDatabase('postgres', { log });
  return { address: { client, url }, stop };
};

const PROGRAMS = ['strapi', 'sandbox', 'loader'];

const programs = (isFromSource) => {
  const built = PROGRAMS.map((name) => [name, bundle(join(ROOT, `bench/load/children/${name}.ts`), `load-${name}`)]);
  return { ...Object.fromEntries(built), plugin: isFromSource ? bundle(join(ROOT, 'strapi-server.ts'), 'plugin') : PLUGIN };
};

const main = async () => {
  requireNode();
  const { readLoadWish, measureLoad } = await load('load');
  const wish = readLoadWish(process.argv.slice(2));
  const profile = wish.profile && (isAbsolute(wish.profile) ? wish.profile : resolve(wish.profile));
  if (!wish.isFromSource) requireBuild();
  const folder = join(BUILD_CACHE, 'bench', `load-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const built = programs(wish.isFromSource);
  const place = { root: ROOT, folder, programs: built, sizes, startDatabase: startDatabase(wish.database) };
  await measureLoad({ ...wish, profile }, place, process.stdout);
};

// Whoever ends the bench ends its processes: each goes when this one does.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

main().then(() => process.exit(0), endWith);
