import { spawn } from 'node:child_process';

export type Ended = { code: number | null; output: string };

/** Runs a program to its end, without a terminal. */
export const runProgram = (program: string, args: readonly string[], cwd: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });

/** The npm that runs the tests, so that its version and settings are the ones of `npm ci`. */
export const runNpm = async (args: readonly string[], cwd: string): Promise<string> => {
  const npm = process.env['npm_execpath'];
  const isScript = npm?.endsWith('.js') ?? false;
  const { code, output } = isScript
    ? await runProgram(process.execPath, [npm as string, ...args], cwd)
    : await runProgram('npm', args, cwd);
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${String(code)}:\n${output}`);
  return output;
};
