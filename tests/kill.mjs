/**
 * `npm run test:kill -- --times 1000`: so many processes killed at random under load, on a PostgreSQL of its own (or the
 * one of `TEST_POSTGRES_URL`). `--seed 7` repeats the choices of a run, not what the machine makes of them.
 */
import { parseArgs } from 'node:util';
import { runNode } from './run/children.mjs';
import { ROOT } from './run/root.mjs';

const { values } = parseArgs({ options: { times: { type: 'string', default: '1000' }, seed: { type: 'string' } } });
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) throw new Error(`--times takes a whole number from 1, not ${values.times}`);

const { code } = await runNode(['tests/run.mjs', 'kills', '-t', 'killed at any time'], {
  cwd: ROOT,
  env: { TEST_KILLS: String(times), TEST_DATABASE: 'postgres', ...(values.seed ? { TEST_SEED: values.seed } : {}) },
});
process.exitCode = code;
