import { resolve } from 'node:path';
import { loadNow, machineOf } from './load/machine';
import { measureAdded } from './load/parts/added';
import { measureConfirm, measureOrder, measureReads, measureRefund } from './load/parts/comparisons';
import { measureCosts } from './load/parts/costs';
import { measureGrowth } from './load/parts/growth';
import { measureMemory } from './load/parts/memory';
import { measureReconciliation } from './load/parts/reconciliation';
import { measureSizes } from './load/parts/sizes';
import { measureStartup } from './load/parts/startup';
import { measureStatements } from './load/parts/statements';
import { measureWebhooks } from './load/parts/webhooks';
import type { PartName } from './load/part-names';
import { writeResults, type Recorded, type Results } from './load/results';
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
  costs: measureCosts,
  startup: measureStartup,
  sizes: measureSizes,
  webhooks: measureWebhooks,
  reconciliation: measureReconciliation,
  memory: measureMemory,
  growth: measureGrowth,
} as const satisfies { [Name in PartName]: (stage: Stage) => Promise<Results[Name] | undefined> };

const describe = ({ machine }: Recorded): string =>
  `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node},` +
  ` ${machine.database}; load before ${machine.load}\n`;

const recordOf = async (stage: Stage, load: number): Promise<Recorded> => {
  const { rounds, seconds, connections, delays, database, isFromSource, share } = stage.wish;
  return {
    ...{ at: new Date().toISOString(), machine: await machineOf(stage, load) },
    wish: { rounds, seconds, connections, delays, database, isFromSource, share },
    results: {},
  };
};

/** Measures what is wished for, one part after the other, in one shop. What was measured is kept when a later part fails. */
export const measureLoad = (wish: LoadWish, place: LoadPlace, out: Output): Promise<Recorded> => {
  const load = loadNow();
  return onStage(place, wish, out, async (stage) => {
    const recorded = await recordOf(stage, load);
    out.write(describe(recorded));
    let file = '';
    for (const name of wish.parts) {
      Object.assign(recorded.results, { [name]: await MEASURE[name](stage) });
      if (wish.results) file = writeResults(resolve(place.root, wish.results), recorded);
    }
    if (file) out.write(`\n${file}\n`);
    return recorded;
  });
};
