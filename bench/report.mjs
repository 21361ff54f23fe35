/** `node bench/report.mjs`: writes a short table of the newest results into both READMEs. */
import { ROOT } from '../playground/launch/paths.mjs';
import { requireNode } from '../playground/launch/node-version.mjs';
import { endWith, load } from './run.mjs';

const main = async () => {
  requireNode();
  const { writeReadmes } = await load('report');
  for (const file of writeReadmes(ROOT)) console.log(file);
};

main().catch(endWith);
