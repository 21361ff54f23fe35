/**
 * `node bench/simulate.mjs --rate 1000`: carries what the bench measured to more than one machine. `--write` puts the
 * tables into docs/scaling. See README.md.
 */
import { ROOT } from '../playground/launch/paths.mjs';
import { requireNode } from '../playground/launch/node-version.mjs';
import { endWith, load } from './run.mjs';

const main = async () => {
  requireNode();
  const { readSimulationWish, simulate } = await load('simulate');
  simulate(ROOT, readSimulationWish(process.argv.slice(2)), process.stdout);
};

main().catch(endWith);
