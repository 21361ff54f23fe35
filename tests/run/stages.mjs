import { join } from 'node:path';
import { findChromium } from '../support/browser/chromium.mjs';
import { keepDatabase } from '../support/databases/keep.mjs';
import { hasMariadb } from '../support/databases/mariadb.mjs';
import { hasPostgres } from '../support/databases/postgres.mjs';
import { build } from './build.mjs';
import { runNode } from './children.mjs';
import { FAILED, PASSED, skipped } from './counts.mjs';
import { runJest } from './jest.mjs';
import { ROOT } from './root.mjs';

const tool = async (script, args) => {
  const { code } = await runNode([join(ROOT, 'node_modules', script), ...args], { cwd: ROOT });
  return code === 0 ? PASSED : FAILED;
};

const integration = (client) => (args) => runJest('integration', args, { TEST_DATABASE: client });

/** Runs the integration tests on a server: the one that is named by `variable`, else one of our own for the while. */
const onServer = (client, variable) => async (args) => {
  if (process.env[variable]) return integration(client)(args);
  const server = await keepDatabase(client);
  try {
    return await runJest('integration', args, { TEST_DATABASE: client, [variable]: server.url });
  } finally {
    await server.stop();
  }
};

const postgres = (args) =>
  process.env.TEST_POSTGRES_URL || hasPostgres()
    ? onServer('postgres', 'TEST_POSTGRES_URL')(args)
    : skipped('integration on PostgreSQL: its binaries are not installed', 'npm ci && npm test -- integration');

const mysql = (args) =>
  process.env.TEST_MYSQL_URL || hasMariadb()
    ? onServer('mysql', 'TEST_MYSQL_URL')(args)
    : skipped(
        'integration on MariaDB: no server on this machine',
        'sudo apt-get install mariadb-server && npm test -- integration (or TEST_MYSQL_URL=mysql://user:password@host:port/)'
      );

const browser = (args) => {
  const chromium = findChromium();
  return chromium
    ? runJest('browser', args, { CHROMIUM_PATH: chromium })
    : skipped('browser tests: no Chromium', 'sudo apt-get install chromium fonts-nanum && npm test -- browser');
};

/**
 * Everything that `npm test` does, in order. `name` is what a person may ask for: `npm test -- unit`.
 *
 * @type {readonly { name: string, title: string, run: (args: string[]) => Promise<import('./counts.mjs').Counts> | import('./counts.mjs').Counts }[]}
 */
export const STAGES = [
  { name: 'types', title: 'Types', run: () => tool('typescript/bin/tsc', ['--noEmit']) },
  { name: 'lint', title: 'Lint', run: () => tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
  { name: 'unit', title: 'Unit', run: (args) => runJest('unit', args) },
  { name: 'contract', title: 'Contract', run: (args) => runJest('contract', args) },
  { name: 'build', title: 'Build', run: build },
  { name: 'package', title: 'Package, installed elsewhere', run: (args) => runJest('package', args) },
  { name: 'integration', database: 'sqlite', title: 'Integration on SQLite', run: integration('sqlite') },
  { name: 'integration', database: 'postgres', title: 'Integration on PostgreSQL', run: postgres },
  { name: 'integration', database: 'mysql', title: 'Integration on MariaDB', run: mysql },
  { name: 'browser', title: 'Browser', run: browser },
];
