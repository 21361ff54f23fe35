import { spawn } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { currentUser, findProgram, freePort, isRoot, makeHome, run, stopServer } from './process.mjs';

const WAIT_MS = 100;
const ACCOUNT =
  "CREATE USER IF NOT EXISTS tests@'127.0.0.1' IDENTIFIED BY 'tests'; GRANT ALL ON *.* TO tests@'127.0.0.1';";
const SETTINGS = [
  '--bind-address=127.0.0.1',
  '--skip-name-resolve',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_general_ci',
  '--max-connections=500',
  '--innodb-flush-log-at-trx-commit=0',
];

const programs = () => ({
  server: findProgram('mariadbd', 'mysqld'),
  install: findProgram('mariadb-install-db', 'mysql_install_db'),
});

/** Is a MariaDB server installed on this machine? */
export const hasMariadb = () => Object.values(programs()).every(Boolean);

/** A MariaDB that takes connections greets each at once. */
const greets = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (is) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });

const waitUntilReady = async (server, port, output) => {
  while (server.exitCode === null && server.signalCode === null) {
    if (await greets(port)) return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error(`MariaDB ended with ${server.exitCode ?? server.signalCode}:\n${output()}`);
};

/**
 * Starts the machine's MariaDB with data, port and socket of its own: the system's own server is left alone.
 *
 * @param {{ folder?: string }} wish a folder in which the data stay for the next time, and which other users may enter
 */
export const startMariadb = async ({ folder } = {}) => {
  const { server: program, install } = programs();
  const { home, leave } = makeHome('mariadb', folder);
  chmodSync(home, 0o777);
  const data = join(home, 'data');
  const isThere = existsSync(data);
  const account = join(home, 'account.sql');
  writeFileSync(account, ACCOUNT.replaceAll('; ', ';\n'), { mode: 0o644 });
  const user = `--user=${isRoot() ? 'mysql' : currentUser()}`;
  const common = ['--no-defaults', `--datadir=${data}`, user];
  if (!isThere)
    await run(install, [...common, '--auth-root-authentication-method=normal', '--skip-test-db'], { cwd: home });

  const port = await freePort();
  const own = [
    `--port=${port}`,
    `--socket=${join(home, 's')}`,
    `--pid-file=${join(home, 'p')}`,
    `--init-file=${account}`,
  ];
  const server = spawn(program, [...common, ...own, ...SETTINGS], { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  server.stderr.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
  const stop = async () => {
    await stopServer(server, 'SIGTERM');
    leave();
  };
  await waitUntilReady(server, port, () => output).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: `mysql://tests:tests@127.0.0.1:${port}/`, stop };
};
