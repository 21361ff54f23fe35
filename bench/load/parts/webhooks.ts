import { percentile } from '../figures';
import { askInParts, checkMoney } from '../money';
import { preparePaid } from '../operations';
import type { Pending } from '../orders';
import { until } from '../patience';
import type { Call } from '../children/loader';
import type { Stage } from '../stage';
import { tableText } from '../table';

/** Webhooks all at once: of a refund in the provider's console each, so that each has something to do. */
export type Flood = {
  deliveries: number;
  distinct: number;
  connections: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  worstMs: number;
  /** From the first delivery until the last was worked on. */
  appliedSeconds: number;
  /** Of Strapi's process, after everything else was collected. */
  heapBytes: { before: number; after: number };
};

const DELIVERIES = 5_000;
/** So many the provider sends side by side. */
const CONNECTIONS = 100;
const ASKED_AT_ONCE = 200;

/** Every second one comes twice, one right behind the other: a third of them all. */
const floodOf = async ({ sandbox, hookPath: path }: Stage, paid: readonly Pending[]): Promise<Call[]> => {
  const calls: Call[] = [];
  const keys = paid.map(({ paymentKey }) => paymentKey);
  await sandbox.ask('refundInConsole', keys);
  for (let from = 0; from < keys.length; from += ASKED_AT_ONCE) {
    for (const { body, headers } of await sandbox.ask('told', keys.slice(from, from + ASKED_AT_ONCE))) {
      const call = { path, body, headers };
      calls.push(call, ...(calls.length % 3 === 0 ? [call] : []));
    }
  }
  return calls;
};

/** @throws Error when a webhook was not kept, or not applied once */
const checkApplied = async (stage: Stage, paid: readonly Pending[], sent: number): Promise<void> => {
  const keys = paid.map(({ paymentKey }) => paymentKey);
  const about = 'where payment_key in (?)';
  const kept = await askInParts(stage, `select state, duplicates from commerce_webhook_deliveries ${about}`, keys);
  const refunds = await askInParts(stage, `select payment_key, state, amount from commerce_refunds ${about}`, keys);
  const repeats = kept.reduce((sum, row) => sum + Number(row['duplicates']), 0);
  const refunded = new Set(refunds.filter((row) => row['state'] === 'succeeded').map((row) => row['payment_key']));
  if (kept.length !== paid.length || kept.length + repeats !== sent)
    throw new Error(`Of ${sent} webhooks ${kept.length} are kept, with ${repeats} repeats`);
  if (refunds.length !== paid.length || refunded.size !== paid.length)
    throw new Error(`${paid.length} refunds were told, ${refunds.length} are written, of ${refunded.size} payments`);
  await checkMoney(stage, 'ours', paid, 'refunded');
};

const isDone = async ({ store }: Stage): Promise<boolean> => {
  const [row] = await store.all(
    "select count(*) as many from commerce_webhook_deliveries where state in ('received', 'waiting')"
  );
  return Number(row?.['many']) === 0;
};

const MB = 1_000_000;

const tell = ({ out }: Stage, found: Flood): void => {
  const { deliveries, seconds, heapBytes } = found;
  const figures = [deliveries / seconds, found.p50Ms, found.p99Ms, found.worstMs, found.appliedSeconds];
  const heap = [heapBytes.before / MB, heapBytes.after / MB];
  out.write(
    `\n${tableText([
      ['webhooks', 'a second', 'p50 ms', 'p99 ms', 'worst ms', 'all applied, s', 'heap before, MB', 'after'],
      [`${deliveries}, ${found.distinct} distinct`, ...[...figures, ...heap].map((figure) => figure.toFixed(1))],
    ])}`
  );
};

export const measureWebhooks = async (stage: Stage): Promise<Flood> => {
  const paid = await preparePaid(stage, 'ours', Math.ceil((DELIVERIES * stage.wish.share * 2) / 3));
  const calls = await floodOf(stage, paid);
  const before = await stage.strapi.ask('heap');
  const startedAt = performance.now();
  const wish = { url: stage.url, method: 'POST', token: '', connections: CONNECTIONS, calls } as const;
  const { seconds, latencies, refused } = await stage.loader.ask('load', wish);
  if (refused.length > 0) throw new Error(`Webhooks were refused:\n${refused.join('\n')}`);
  await until('every webhook is worked on', () => isDone(stage));
  const appliedSeconds = (performance.now() - startedAt) / 1_000;
  await checkApplied(stage, paid, calls.length);
  const found: Flood = {
    ...{ deliveries: calls.length, distinct: paid.length, connections: CONNECTIONS, seconds, appliedSeconds },
    ...{ p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99), worstMs: Math.max(...latencies) },
    heapBytes: { before, after: await stage.strapi.ask('heap') },
  };
  tell(stage, found);
  return found;
};
