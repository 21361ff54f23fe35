import { join } from 'node:path';
import { checkMoney } from '../money';
import { authorise, insertUnknown, newOrderIds } from '../orders';
import { until } from '../patience';
import { confirmDirectly } from '../provider';
import { createCloser, startStrapi, type Stage } from '../stage';
import { tableText } from '../table';

/** Payments whose answer never came, and how fast so many processes find out what became of them. */
export type Pursued = { processes: number; payments: number; delayMs: number; seconds: number; perSecond: number };

const PAYMENTS = 10_000;
const DELAY_MS = 200;
const CONNECTIONS = 16;

const isDone = async ({ store }: Stage): Promise<boolean> => {
  const [row] = await store.all("select count(*) as many from commerce_payments where state = 'confirming'");
  return Number(row?.['many']) === 0;
};

/** From the provider's own log: when it was asked first and last, and that nobody asked twice about one. */
const pursue = async (stage: Stage, processes: number): Promise<Pursued> => {
  const { sandbox } = stage;
  const payments = Math.max(10, Math.round(PAYMENTS * stage.wish.share));
  await sandbox.ask('delay', 0);
  const pending = await authorise(stage, newOrderIds(payments));
  await confirmDirectly(stage, pending, CONNECTIONS);
  await sandbox.ask('delay', DELAY_MS);
  await sandbox.ask('watch');
  await insertUnknown(stage, pending);
  await until('every payment is settled', () => isDone(stage));
  const { reads, payments: asked, mostOfOne, firstAt, lastAt } = await sandbox.ask('watched');
  if (reads !== payments || asked !== payments || mostOfOne !== 1)
    throw new Error(`The provider was asked ${reads} times about ${asked} of ${payments} payments`);
  await checkMoney(stage, 'ours', pending, 'paid');
  const seconds = (lastAt - firstAt + DELAY_MS) / 1_000;
  return { processes, payments, delayMs: DELAY_MS, seconds, perSecond: payments / seconds };
};

/** With one process, and with three that share a database. */
export const measureReconciliation = async (stage: Stage): Promise<Pursued[]> => {
  const { place, app, out, sandbox } = stage;
  const { add, close } = createCloser();
  const found = [await pursue(stage, 1)];
  try {
    for (const name of ['second', 'third']) {
      const log = join(place.folder, `strapi-${name}.log`);
      add((await startStrapi(place, app, log)).strapi.stop);
    }
    found.push(await pursue(stage, 3));
  } finally {
    await close();
    await sandbox.ask('delay', 0);
  }
  const rows = found.map(({ processes, payments, seconds, perSecond }) => [
    ...[`${processes}`, `${payments}`, seconds.toFixed(1), perSecond.toFixed(1)],
  ]);
  out.write(`\n${tableText([['reconciling, processes', 'payments', 'seconds', 'a second'], ...rows])}`);
  return found;
};
