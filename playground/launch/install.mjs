import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { fingerprint, recall, remember } from './fingerprint.mjs';
import { BUILD_CACHE, ROOT } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { Sentence } from './sentence.mjs';
import { step } from './steps.mjs';

const MODULES = join(ROOT, 'node_modules');
const LOCK = join(ROOT, 'package-lock.json');
/** npm writes it when an install is complete, and `npm ci` removes it first. */
const INSTALLED_LOCK = join(MODULES, '.package-lock.json');
/** Inside node_modules, so that it goes when they go. */
const STAMP = join(MODULES, '.commerce-payments-installed');
const LOG = join(BUILD_CACHE, 'logs/install.log');

const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|FETCH_ERROR/;

/** Packages with native code are built for one major version of Node. */
const wanted = () => `${fingerprint(ROOT, [LOCK])} node-${process.versions.node.split('.')[0]}`;

const isInstalled = () => {
  if (!existsSync(INSTALLED_LOCK)) return false;
  const stamp = recall(STAMP);
  if (stamp === wanted()) return true;
  const lockIsNewer = statSync(LOCK).mtimeMs > statSync(INSTALLED_LOCK).mtimeMs;
  const otherNode = stamp !== null && stamp.split(' ')[1] !== wanted().split(' ')[1];
  if (lockIsNewer || otherNode) return false;
  remember(STAMP, wanted());
  return true;
};

/** The folders that the lock file puts right into node_modules; those of other platforms among them stay away. */
const lockedPackages = () =>
  Object.entries(JSON.parse(readFileSync(LOCK, 'utf8')).packages)
    .filter(([path, { optional, link }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !optional && !link)
    .map(([path]) => join(ROOT, path, 'package.json'));

/** npm makes every folder at once and fills them as the packages come. */
const createCount = () => {
  const files = lockedPackages();
  return () => {
    const there = files.filter((file) => existsSync(file)).length;
    return there < files.length ? `${there} of ${files.length} packages` : 'filling and preparing them';
  };
};

/** After 2, 6 and 18 s npm gives up: its own way to say that there is no network takes more than a minute. */
const RETRIES = ['--fetch-retries=3', '--fetch-retry-factor=3', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=20000'];

/** `--include=dev`: with NODE_ENV=production npm would leave out what builds the plugin. */
const npmCi = () => {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline', ...RETRIES];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], { cwd: ROOT, log: LOG });
  return run('npm', args, { cwd: ROOT, log: LOG, shell: process.platform === 'win32' });
};

const install = async () => {
  const { code, output } = await npmCi();
  if (code === 0) return remember(STAMP, wanted());
  if (NO_NETWORK.test(output)) {
    throw new Sentence('The packages could not be fetched: npm does not reach its registry. Check the network and run the command again.');
  }
  throw new Sentence(`npm ci failed. The whole output is in ${LOG}; its end:\n\n${lastLines(output)}`);
};

/**
 * Installs the packages of package-lock.json when they are missing, older than the lock file, or made for another
 * Node. Shows its progress; silent when there is nothing to do. Shared by `npm start` and `npm test`.
 *
 * @throws Sentence when the registry is not reached or npm fails
 */
export const ensureInstalled = async () => {
  if (isInstalled()) return;
  await step('Installing packages (some minutes the first time)', install, createCount());
};
