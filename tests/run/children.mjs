import { spawn } from 'node:child_process';

const running = new Set();

/** Ends a child with everything that it started: each child leads a process group of its own. */
const end = (child, signal) => {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};

export const endAll = (signal) => running.forEach((child) => end(child, signal));

process.on('exit', () => endAll('SIGKILL'));

/**
 * Runs a command of Node, its output on the terminal.
 *
 * @param {string[]} args script and arguments
 * @param {{ cwd: string, env?: Record<string, string | undefined>, quiet?: boolean }} options `quiet` keeps the output back
 * @returns {Promise<{ code: number, output: string }>} `output` is empty unless `quiet`
 */
export const runNode = (args, { cwd, env = {}, quiet = false }) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output });
    });
  });
