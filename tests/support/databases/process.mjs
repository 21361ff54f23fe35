import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

export const isRoot = () => process.getuid?.() === 0;

/** A fresh folder in the system's temporary folder: database servers run as another user, who may not enter ours. */
export const makeFolder = (name) => mkdtempSync(join(tmpdir(), `commerce-${name}-`));

export const removeFolder = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/**
 * Where a server keeps its files: a fresh folder that goes with it, or one that stays.
 *
 * @param {string} name
 * @param {string} [kept] a folder that other users may enter
 */
export const makeHome = (name, kept) => {
  if (kept) mkdirSync(kept, { recursive: true });
  const home = kept ?? makeFolder(name);
  return { home, leave: () => (kept ? undefined : removeFolder(home)) };
};

/** A TCP port of the loopback that nobody used a moment ago. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The program's path, also where servers hide from ordinary users; `null` when it is not installed. */
export const findProgram = (...names) => {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find(isExecutable) ?? null;
};

/**
 * Runs a program to its end.
 *
 * @throws Error with what it printed, when it does not end with 0
 */
export const run = (program, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${program}: ${code}\n${output}`))));
  });

/** Ends a server the hard way after `graceMs`, and waits until it is gone. */
export const stopServer = (child, signal, graceMs = 10_000) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });

export const currentUser = () => userInfo().username;
