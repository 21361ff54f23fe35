import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fingerprint, recall, remember } from './fingerprint.mjs';
import { APP_DIST, BUILD_CACHE, PLAYGROUND, PLUGIN_CLI, ROOT, STRAPI_CLI, TSC_CLI } from './paths.mjs';
import { lastLines, runNode } from './run.mjs';
import { Sentence } from './sentence.mjs';
import { step } from './steps.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const PLUGIN_DIST = join(ROOT, 'dist');

const inRoot = (...names) => names.map((name) => join(ROOT, name));
const inApp = (...names) => names.map((name) => join(PLAYGROUND, name));

const PLUGIN_SOURCES = [
  ...inRoot('contracts', 'server', 'admin', 'sandbox', 'strapi-server.ts', 'strapi-admin.ts', 'package.json', 'tsconfig.json'),
  LOCK,
];
const APP_SOURCES = inApp('config', 'src', 'package.json', 'tsconfig.json');
const PANEL_SOURCES = [join(PLUGIN_DIST, 'admin'), LOCK, ...inApp('config', 'src/admin', 'package.json', 'tsconfig.json')];

/** The panel's bundler needs 2.1 GB, more than Node's own limit on a small machine. */
const BUILD_MEMORY_MB = 3072;

/** Without production the panel becomes a development bundle; telemetry is baked into it. */
const buildEnv = () => ({
  ...process.env,
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=${BUILD_MEMORY_MB}`.trim(),
});

/** Every file that package.json says others may import: the panel leaves the plugin out in silence when one is missing. */
const promisedFiles = () => {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : inRoot(entry.import, entry.require)
  );
};

const runBuild = async (name, script, args, cwd) => {
  const log = join(BUILD_CACHE, `logs/${name}.log`);
  const { code, output } = await runNode(script, args, { cwd, log, env: buildEnv() });
  if (code === 0) return;
  throw new Sentence(`The build "${name}" failed. The whole output is in ${log}; its end:\n\n${lastLines(output)}`);
};

/**
 * One build with its memory: skipped while neither its sources nor what it made have changed since.
 *
 * @param {{ title: string, name: string, sources: string[], made: () => string[], build: () => Promise<void> }} options
 */
const buildOnce = ({ title, name, sources, made, build }) =>
  step(title, async () => {
    const memory = join(BUILD_CACHE, `${name}.sha256`);
    const state = () => `${fingerprint(ROOT, sources)} ${fingerprint(ROOT, made())}`;
    if (made().every((file) => existsSync(file)) && recall(memory) === state()) return { skipped: 'unchanged' };
    await build();
    const missing = made().find((file) => !existsSync(file));
    if (missing) throw new Sentence(`The build "${name}" made no ${missing}; see ${join(BUILD_CACHE, `logs/${name}.log`)}.`);
    remember(memory, state());
    return {};
  });

/** Builds the plugin (server, panel half, sandbox) when its sources have changed. */
export const buildPlugin = () =>
  buildOnce({
    title: 'Building the plugin',
    name: 'plugin',
    sources: PLUGIN_SOURCES,
    made: promisedFiles,
    build: () => runBuild('plugin', PLUGIN_CLI, ['build'], ROOT),
  });

/** Builds the admin panel for production when the plugin's half or the app's own part of it has changed. */
export const buildPanel = () =>
  buildOnce({
    title: 'Building the admin panel (about a minute the first time)',
    name: 'panel',
    sources: PANEL_SOURCES,
    made: () => [join(APP_DIST, 'build/index.html')],
    build: () => runBuild('panel', STRAPI_CLI, ['build'], PLAYGROUND),
  });

/** Compiles the app's own TypeScript, which `strapi build` does too but takes a minute for. */
export const buildApp = () =>
  buildOnce({
    title: 'Compiling the playground',
    name: 'app',
    sources: APP_SOURCES,
    made: () => [join(APP_DIST, 'src/index.js'), join(APP_DIST, 'config/server.js')],
    build: () => runBuild('app', TSC_CLI, ['-p', 'tsconfig.json'], PLAYGROUND),
  });
