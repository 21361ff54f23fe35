import { resolve } from 'node:path';
import { loadNow, machineOf } from './load/machine';
import { measureAdded } from './load/parts/added';
import { measureConfirm, measureOrder, measureReads, measureRefund } from './load/parts/comparisons';
import { measureStatements } from './load/parts/statements';
import type { PartName } from './load/part-names';
import { writeResults, type Results } from './load/results';
import { onStage, type LoadPlace, type Stage } from './load/stage';
import type { LoadWish } from './load/wish';
import type { Output } from './progress-line';

export { readLoadWish } from './load/wish';

const MEASURE = {
  confirm: measureConfirm,
  added: measureAdded,
  order: measureOrder,
  refund: measureRefund,
  reads: measureReads,
  statements: measureStatements,
} as const satisfies { [Name in PartName]: (stage: Stage) => Promise<Results[Name]> };

const describe = ({ machine }: Results): string =>
  `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node},` +
  ` ${machine.database}; load before ${machine.load}\n`;

/** Measures what is wished for, one part after the other, in one shop. */
export const measureLoad = async (wish: LoadWish, place: LoadPlace, out: Output): Promise<Results> => {
  const load = loadNow();
  const { rounds, seconds, connections, delays, database, isFromSource } = wish;
  const results = await onStage(place, wish, out, async (stage) => {
    const found: Results = {
      ...{ at: new Date().toISOString(), machine: await machineOf(stage, load) },
      wish: { rounds, seconds, connections, delays, database, isFromSource },
    };
    out.write(describe(found));
    for (const name of wish.parts) Object.assign(found, { [name]: await MEASURE[name](stage) });
    return found;
  });
  if (wish.results) out.write(`\n${writeResults(resolve(place.root, wish.results), results)}\n`);
  return results;
};
