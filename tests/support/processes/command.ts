import { execFile } from 'node:child_process';
import { join } from 'node:path';

const LIMIT_MS = 100_000;

export type Ended = { code: number; output: string };

/** Runs a command of Strapi's own CLI in an app's folder, as a person would. Settles when it has ended. */
export const runStrapi = (folder: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const command = join(folder, 'node_modules/@strapi/strapi/bin/strapi.js');
    const env = { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' };
    const options = { cwd: folder, env, timeout: LIMIT_MS, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [command, ...args], options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
