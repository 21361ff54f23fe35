import { confirm } from '../operations';
import { playRound } from '../rounds';
import type { Stage } from '../stage';
import { tableText } from '../table';

type Heap = { confirms: number; heapBytes: number };
/** What Strapi's process keeps after so many confirmations, when everything else was collected. */
export type Memory = { along: Heap[]; growth: number };

const FIRST = 1_000;
const ALL = 100_000;
const LOOKS = 10;
/** The buyer's authorisation holds for ten minutes only. */
const AT_ONCE = 2_500;
const SETTING = { connections: 8, delayMs: 0 } as const;

const confirmMany = async (stage: Stage, count: number): Promise<void> => {
  for (let done = 0; done < count; done += AT_ONCE)
    await playRound(stage, confirm, 'ours', { ...SETTING, count: Math.min(AT_ONCE, count - done) });
};

export const measureMemory = async (stage: Stage): Promise<Memory> => {
  const [first, all] = [FIRST, ALL].map((count) => Math.max(10, Math.round(count * stage.wish.share))) as [number, number];
  const along: Heap[] = [];
  let confirms = 0;
  const look = async (count: number): Promise<void> => {
    await confirmMany(stage, count - confirms);
    confirms = count;
    along.push({ confirms, heapBytes: await stage.strapi.ask('heap') });
  };
  await look(first);
  for (let part = 1; part <= LOOKS; part += 1) await look(Math.max(first, Math.round((all * part) / LOOKS)));
  const memory = { along, growth: (along.at(-1)?.heapBytes ?? NaN) / (along[0]?.heapBytes ?? NaN) - 1 };
  const rows = along.map((heap) => [`${heap.confirms}`, (heap.heapBytes / 1_000_000).toFixed(2)]);
  stage.out.write(`\n${tableText([['after confirmations', 'heap, MB'], ...rows])}`);
  stage.out.write(`grown by ${(memory.growth * 100).toFixed(1)} %\n`);
  return memory;
};
