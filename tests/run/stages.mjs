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

const sqlite = (project) => (args) => runJest(project, args, { TEST_DATABASE: 'sqlite' });

/** Runs a project on a database server: the one that is named by `variable`, else one of our own for the while. */
const onServer = async (project, client, variable, args) => {
  if (process.env[variable]) return runJest(project, args, { TEST_DATABASE: client });
  const server = await keepDatabase(client);
  try {
    return await runJest(project, args, { TEST_DATABASE: client, [variable]: server.url });
  } finally {
    await server.stop();
  }
};

const postgres = (project) => (args) =>
  process.env.TEST_POSTGRES_URL || hasPostgres()
    ? onServer(project, 'postgres', 'TEST_POSTGRES_URL', args)
    : skipped(`${project} on PostgreSQL: its binaries are not installed`, `npm ci && npm test -- ${project}`);

const mysql = (project) => (args) =>
  process.env.TEST_MYSQL_URL || hasMariadb()
    ? onServer(project, 'mysql', 'TEST_MYSQL_URL', args)
    : skipped(
        `${project} on MariaDB: no server on this machine`,
        `sudo apt-get install mariadb-server && npm test -- ${project} (or TEST_MYSQL_URL=mysql://user:password@host:port/)`
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
  { name: 'integration', database: 'sqlite', title: 'Integration on SQLite', run: sqlite('integration') },
  { name: 'integration', database: 'postgres', title: 'Integration on PostgreSQL', run: postgres('integration') },
  { name: 'integration', database: 'mysql', title: 'Integration on MariaDB', run: mysql('integration') },
  { name: 'processes', database: 'sqlite', title: 'Processes on SQLite', run: sqlite('processes') },
  { name: 'processes', database: 'postgres', title: 'Processes on PostgreSQL', run: postgres('processes') },
  { name: 'processes', database: 'mysql', title: 'Processes on MariaDB', run: mysql('processes') },
  { name: 'kills', database: 'postgres', title: 'Kills on PostgreSQL', run: postgres('kills') },
  { name: 'browser', title: 'Browser', run: browser },
];
