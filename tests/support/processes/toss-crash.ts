import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundleServer } from './bundle';

/** What the HTTP client fails with: axios's own error, a foreign one; `in a transaction`: the provider itself throws. */
export const TOSS_CRASHES = ['an error of axios', 'a foreign error', 'in a transaction'] as const;
/** `by hand`: the error of axios is caught by nobody, and goes past the plugin. */
export type TossCrash = (typeof TOSS_CRASHES)[number] | 'by hand';
export type TossCrashWish = { how: TossCrash; secretKey: string; otherSecretKey: string };

export type Crashed = { code: number | null; output: string };

export const TOSS_CRASH_VARIABLE = 'TEST_TOSS_CRASH';

/** Ends processes of plain Node in an uncaught error that has to do with a call to Toss, and reads all they print. */
export const openTossCrashes = () => {
  const bundles = bundleServer();
  return {
    crash: (wish: TossCrashWish): Promise<Crashed> =>
      new Promise((resolve, reject) => {
        const env = { ...process.env, [TOSS_CRASH_VARIABLE]: JSON.stringify(wish) };
        const child = spawn(process.execPath, [join(bundles.plugin, '../toss-crash.js')], { env });
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk: Buffer) => (output += String(chunk)));
        child.once('error', reject);
        child.once('close', (code) => resolve({ code, output }));
      }),
    close: bundles.remove,
  };
};
