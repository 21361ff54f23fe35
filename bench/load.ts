import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
import { shopsFor, type PartName } from './load/part-names';
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

/** What was measured is kept when a later part fails. */
const measureParts = async (stage: Stage, parts: readonly PartName[], recorded: Recorded): Promise<string> => {
  let file = '';
  for (const name of parts) {
    Object.assign(recorded.results, { [name]: await MEASURE[name](stage) });
    if (stage.wish.results) file = writeResults(resolve(stage.place.root, stage.wish.results), recorded);
  }
  return file;
};

/** Measures what is wished for, one part after the other. @returns `null` when nothing was wished for */
export const measureLoad = async (wish: LoadWish, place: LoadPlace, out: Output): Promise<Recorded | null> => {
  const load = loadNow();
  let recorded: Recorded | null = null;
  for (const [shop, parts] of shopsFor(wish.parts).entries()) {
    const folder = join(place.folder, `shop-${shop}`);
    mkdirSync(folder);
    await onStage({ ...place, folder }, wish, out, async (stage) => {
      recorded ??= await recordOf(stage, load);
      if (shop === 0) out.write(describe(recorded));
      const file = await measureParts(stage, parts, recorded);
      if (file) out.write(`\n${file}\n`);
    });
  }
  return recorded;
};
