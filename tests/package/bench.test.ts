import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { REPO } from '../support/source-files';

const LIMIT_MS = 120_000;

/** `npm run bench` as a person would; it ends with an error when anything was refused or money does not agree. */
const bench = (args: readonly string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const program = join(REPO, 'bench/load.mjs');
    execFile(process.execPath, [program, ...args], { cwd: REPO, timeout: LIMIT_MS }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });

it('measures a confirmation beside the plain one, and finds the money where it should be', async () => {
  const { code, output } = await bench(['confirm', '--quick', '--source', '--database', 'sqlite']);
  expect(output).toMatch(/confirm, 2 at once, 0 ms +\d+\.\d\d \(/);
  expect(code).toBe(0);
});
