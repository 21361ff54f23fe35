import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const KEPT_CHARACTERS = 20_000;

const running = new Set();

// A build left behind by Ctrl-C would go on burning two cores.
process.on('exit', () => running.forEach((child) => child.kill('SIGTERM')));

/**
 * Runs a command to its end, its output in a log file and not on the terminal.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, log: string, env?: Record<string, string | undefined>, shell?: boolean }} options
 * @returns {Promise<{ code: number | null, output: string }>} `output` holds the last 20,000 characters
 */
export const run = (command, args, { cwd, log, env = process.env, shell = false }) =>
  new Promise((resolve, reject) => {
    mkdirSync(dirname(log), { recursive: true });
    const file = createWriteStream(log);
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const keep = (chunk) => {
      file.write(chunk);
      output = (output + chunk).slice(-KEPT_CHARACTERS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      file.end();
      resolve({ code, output });
    });
  });

/** Runs one of the install's own command files with this Node. Same options and answer as `run`. */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/** The last lines of an output, for an error message. */
export const lastLines = (output, count = 25) => output.trimEnd().split('\n').slice(-count).join('\n');
