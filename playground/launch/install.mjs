import { existsSync, readdirSync, statSync } from 'node:fs';
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

const unpacked = () => {
  if (!existsSync(MODULES)) return 'asking for packages';
  const folders = readdirSync(MODULES).reduce(
    (sum, name) => sum + (name.startsWith('@') ? readdirSync(join(MODULES, name)).length : 1),
    0
  );
  return `${folders} package folders`;
};

/** `--include=dev`: with NODE_ENV=production npm would leave out what builds the plugin. */
const npmCi = () => {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline'];
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
  await step('Installing packages (about 1,600; some minutes the first time)', install, unpacked);
};
