import { isAbsolute, join, resolve } from 'node:path';

import { readDatabase } from './database-settings.mjs';
import { readKeys } from './key-settings.mjs';
import { PLAYGROUND } from './paths.mjs';
import { Sentence } from './sentence.mjs';

const HIGHEST_PORT = 65_535;

const port = (env, name, fallback) => {
  const text = env[name] || String(fallback);
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= HIGHEST_PORT) return value;
  throw new Sentence(`${name} must be a port from 1 to ${HIGHEST_PORT}; it is "${text}".`);
};

const tossBaseUrl = (env) => {
  if (!env.TOSS_BASE_URL) return null;
  if (URL.canParse(env.TOSS_BASE_URL) && /^https?:/.test(env.TOSS_BASE_URL)) return env.TOSS_BASE_URL.replace(/\/+$/, '');
  throw new Sentence(`TOSS_BASE_URL must be an http or https address; it is "${env.TOSS_BASE_URL}".`);
};

const directory = (path) => (isAbsolute(path) ? path : resolve(process.cwd(), path));

/**
 * The settings of one playground, read from the environment and checked.
 *
 * @param {Record<string, string | undefined>} env
 * @throws Sentence that names the variable which is wrong
 */
export const readSettings = (env) => {
  const settings = {
    host: '127.0.0.1',
    port: port(env, 'PORT', 1337),
    sandboxPort: port(env, 'SANDBOX_PORT', 4100),
    /** Another Toss in place of the sandbox; `null` starts the sandbox. */
    tossBaseUrl: tossBaseUrl(env),
    /** Where the database, the uploads, the secrets, the logs and ready.json are. */
    tmp: directory(env.PLAYGROUND_TMP || join(PLAYGROUND, '.tmp')),
    keys: readKeys(env),
    database: readDatabase(env),
  };
  if (!settings.tossBaseUrl && settings.port === settings.sandboxPort) {
    throw new Sentence(`PORT and SANDBOX_PORT must differ; both are ${settings.port}.`);
  }
  return settings;
};

/** @typedef {ReturnType<typeof readSettings>} Settings */
