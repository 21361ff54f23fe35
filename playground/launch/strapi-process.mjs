import { fork } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { APP_DIST, PLAYGROUND } from './paths.mjs';
import { lastLines } from './run.mjs';
import { Sentence } from './sentence.mjs';

const KEPT_CHARACTERS = 8_000;
/** Strapi lets payments under way finish before it ends; longer than the plugin's own grace. */
const STOP_WITHIN_MS = 30_000;
const NOTEWORTHY = /\b(warn|error)\b.*?: /;

const record = (child, log) => {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log);
  const seen = { output: '' };
  const keep = (chunk) => {
    file.write(chunk);
    seen.output = (seen.output + chunk).slice(-KEPT_CHARACTERS);
    const lines = String(chunk).split('\n').filter((line) => NOTEWORTHY.test(line));
    for (const line of lines) console.log(`  strapi | ${line}`);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return seen;
};

/**
 * Starts Strapi as a process of its own: it removes every listener of its process when it stops, and an unhandled
 * rejection in it ends the process.
 *
 * @param {{ env: Record<string, string | undefined>, log: string }} options
 */
export const startStrapiProcess = ({ env, log }) => {
  const script = join(PLAYGROUND, 'launch/strapi-child.cjs');
  const child = fork(script, [PLAYGROUND, APP_DIST], { cwd: PLAYGROUND, env, silent: true });
  const seen = record(child, log);
  let isStopping = false;

  const ended = new Promise((resolve) => child.once('exit', resolve));
  /** Rejects when Strapi ends although nobody asked for it. */
  const failed = ended.then((code) => {
    if (isStopping) return;
    throw new Sentence(`Strapi ended by itself (code ${code}). Its log is in ${log}; the end:\n\n${lastLines(seen.output)}`);
  });
  failed.catch(() => {});

  const stop = async () => {
    isStopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  };

  return { failed, stop };
};
