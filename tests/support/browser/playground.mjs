import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, makeFolder, removeFolder, stopServer } from '../databases/process.mjs';

/** A fresh clone builds plugin and panel first, which takes minutes on a small machine. */
const READY_WITHIN_MS = 15 * 60_000;
const STOP_WITHIN_MS = 40_000;
const KEPT_CHARACTERS = 4_000;
/** The steps of the launcher; what it prints at the end holds tokens and a password. */
const STEP = /^ {2}[✓✗…] /u;

const follow = (child, log, onStep) => {
  const file = createWriteStream(log);
  const seen = { output: '' };
  const keep = (chunk) => {
    file.write(chunk);
    seen.output = (seen.output + chunk).slice(-KEPT_CHARACTERS);
    for (const line of String(chunk).split('\n')) if (STEP.test(line)) onStep(line);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return seen;
};

const untilReady = async (child, file, seen) => {
  const end = Date.now() + READY_WITHIN_MS;
  while (!existsSync(file)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The playground did not start:\n${seen.output}`);
    if (Date.now() > end)
      throw new Error(`The playground is not ready after ${READY_WITHIN_MS / 60_000} min:\n${seen.output}`);
    await sleep(250);
  }
};

/**
 * Starts the playground as `npm start` does, on free ports and with a database of its own.
 *
 * @param {string} root the repository
 * @param {{ kept?: string, env?: Record<string, string>, onStep?: (line: string) => void }} [options] `kept`: the folder
 * of an earlier run, which stays when this one stops; without it a fresh one that goes. `env`: what its Strapi finds in
 * its environment besides. `onStep` hears of what the launcher does
 * @returns {Promise<{ readyFile: string, stop: () => Promise<void> }>}
 */
export const startPlayground = async (root, { kept, env = {}, onStep = () => {} } = {}) => {
  const tmp = kept ?? makeFolder('browser');
  const out = join(root, 'tests/.out/browser');
  mkdirSync(out, { recursive: true });
  const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  const child = spawn(process.execPath, [join(root, 'playground/launch/start.mjs')], {
    cwd: root,
    env: { ...process.env, ...env, ...ports, PLAYGROUND_TMP: tmp, TOSS_BASE_URL: '', DATABASE_CLIENT: 'sqlite' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const stop = async () => {
    await stopServer(child, 'SIGTERM', STOP_WITHIN_MS);
    process.off('exit', kill);
    if (kept === undefined) removeFolder(tmp);
  };
  const readyFile = join(tmp, 'ready.json');
  try {
    await untilReady(child, readyFile, follow(child, join(out, `playground-${ports.PORT}.log`), onStep));
  } catch (error) {
    await stop();
    throw error;
  }
  return { readyFile, stop };
};

/** What ready.json of a playground says. */
export const readReady = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * The playground of this worker of jest. `PLAYGROUND_READY` lists the ready.json of each that was started, as `PATH`
 * lists folders: files that run beside each other change settings, and would change them for each other.
 */
export const ownReady = () => {
  const files = (process.env.PLAYGROUND_READY ?? '').split(delimiter);
  return readReady(files[(Number(process.env.JEST_WORKER_ID ?? 1) - 1) % files.length]);
};
