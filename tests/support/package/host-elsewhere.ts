import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFiles, REPO, writeFiles } from '../host/app-folder';
import { runNpm, runProgram } from './run-program';

export const PACKAGE = 'strapi-plugin-commerce-payments';

/** Boots the app as a host does, and says on one line what the tests want to know. */
const BOOT = `
const { createStrapi } = require('@strapi/strapi');
(async () => {
  const strapi = createStrapi({ appDir: __dirname, distDir: __dirname, serveAdminPanel: false });
  await strapi.load();
  strapi.server.mount();
  await new Promise((done) => strapi.server.listen(0, '127.0.0.1', done));
  const attributes = { name: 'shop', description: '', type: 'read-only', lifespan: null };
  const token = await strapi.service('admin::api-token').create(attributes);
  const contentTypes = Object.keys(strapi.plugin('commerce-payments').contentTypes);
  const { port } = strapi.server.httpServer.address();
  console.log('READY ' + JSON.stringify({ port, token: token.accessKey, contentTypes }));
})().catch((error) => { console.error(error); process.exit(1); });
`;

const appPackage = (tarball: string) => ({
  name: 'a-shop-made-elsewhere',
  private: true,
  version: '0.0.0',
  dependencies: {
    '@strapi/strapi': '5.54.0',
    'better-sqlite3': '^12.4.1',
    react: '18.3.1',
    'react-dom': '18.3.1',
    'react-router-dom': '^6.30.0',
    'styled-components': '^6.6.0',
    [PACKAGE]: `file:${tarball}`,
  },
  strapi: { uuid: false, telemetryDisabled: true },
});

/** Fills the app's node_modules with links to our files, Strapi's packages all there, ours not: seconds, no download. */
const copyModules = async (folder: string): Promise<void> => {
  const from = join(REPO, 'node_modules');
  const to = join(folder, 'node_modules');
  const linked = await runProgram('cp', ['-al', from, to], folder);
  if (linked.code !== 0) {
    rmSync(to, { recursive: true, force: true });
    const copied = await runProgram('cp', ['-a', from, to], folder);
    if (copied.code !== 0) throw new Error(copied.output);
  }
  for (const name of [PACKAGE, 'commerce-payments-playground', '.package-lock.json'])
    rmSync(join(to, name), { force: true });
};

export type PackedFile = { path: string; size: number };
export type Elsewhere = { folder: string; app: string; files: PackedFile[]; remove: () => void };

const pack = async (folder: string): Promise<{ filename: string; files: PackedFile[] }> => {
  const output = await runNpm(['pack', '--json', '--ignore-scripts', '--silent', '--pack-destination', folder], REPO);
  const [made] = JSON.parse(output.slice(output.indexOf('['))) as { filename: string; files: PackedFile[] }[];
  if (!made) throw new Error(`npm pack made nothing:\n${output}`);
  return made;
};

/** Packs the plugin as it is built and installs the tarball into a new Strapi app outside the repository. */
export const installElsewhere = async (): Promise<Elsewhere> => {
  const folder = mkdtempSync(join(tmpdir(), 'commerce-package-'));
  const app = join(folder, 'shop');
  for (const name of ['public/uploads', 'src/api', 'database/migrations'])
    mkdirSync(join(app, name), { recursive: true });
  const { filename, files } = await pack(folder);
  const connection = { client: 'sqlite', connection: { filename: join(app, 'data.db') }, useNullAsDefault: true };
  writeFiles(app, {
    'package.json': JSON.stringify(appPackage(join(folder, filename))),
    'boot.cjs': BOOT,
    ...configFiles({ database: { connection }, plugins: {} }),
  });
  await copyModules(app);
  await runNpm(['install', '--no-audit', '--no-fund', '--prefer-offline', '--no-package-lock'], app);
  return { folder, app, files, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
};

export type Booted = { url: string; token: string; contentTypes: string[]; stop: () => Promise<void> };

/**
 * Boots that app as a process of its own.
 *
 * @throws Error with what it printed, when it ends before it is ready
 */
export const bootElsewhere = (app: string): Promise<Booted> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' };
    const child = spawn(process.execPath, ['boot.cjs'], { cwd: app, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    let output = '';
    const stop = async (): Promise<void> => {
      child.kill('SIGTERM');
      await gone;
    };
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const ready = /^READY (.*)$/m.exec(output)?.[1];
      if (!ready) return;
      const { port, ...said } = JSON.parse(ready) as { port: number; token: string; contentTypes: string[] };
      resolve({ url: `http://127.0.0.1:${port}`, ...said, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The app ended with ${String(code)}:\n${output.slice(-8000)}`)));
  });
