import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToldEvent } from '../../../contracts/events';
import { compareBooks, readAgainIn, readBooks, unsettledIn, type Books, type Difference } from './books';
import type { HostProcess } from './host-process';
import type { ProcessShop } from './process-shop';
import { TOLD_FILE } from './protocol';

const POLL_MS = 250;

/** What dead processes had claimed is due again. Call it only while no process works on these rows. */
export const letTimePass = (host: HostProcess): Promise<unknown> => host.ask('timePasses');

const untilNothingIs = async (
  openIn: (books: Books) => string[],
  host: HostProcess,
  limitMs: number
): Promise<void> => {
  const until = Date.now() + limitMs;
  for (;;) {
    const open = openIn(await readBooks(host));
    if (open.length === 0) return;
    if (Date.now() > until) {
      throw new Error(`Still open after ${limitMs} ms:\n${open.slice(0, 20).join('\n')}\n${host.log().slice(-3_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

/**
 * Waits until nothing is on its way any more: reconciliation, webhooks and the outbox have done their work.
 *
 * @throws Error naming what is still open after `limitMs`, with the end of the process's log
 */
export const untilSettled = (host: HostProcess, limitMs = 90_000): Promise<void> =>
  untilNothingIs(unsettledIn, host, limitMs);

/** The same, and until no payment is to be read at the provider once more: a minute, where refunds met. */
export const untilAllIsRead = (host: HostProcess, limitMs: number): Promise<void> =>
  untilNothingIs((books) => [...unsettledIn(books), ...readAgainIn(books)], host, limitMs);

/** What the provider could not deliver while processes were down comes again, as it would by itself after a while. */
export const resendWebhooks = async (shop: ProcessShop, host: HostProcess): Promise<void> => {
  const { webhooks } = shop.sandbox;
  const missed = webhooks.log().filter(({ state, clientKey }) => state !== 'delivered' && clientKey !== null);
  const url = `${host.url}${shop.seeded.hookPaths['widget']}`;
  for (const { body } of missed) await webhooks.forge({ url, body });
};

/** Events that the host app's listeners heard, repeats and all. */
export const toldIn = ({ folder }: ProcessShop): ToldEvent[] => {
  try {
    // A process that was killed may have left half a line.
    return readFileSync(join(folder, TOLD_FILE), 'utf8')
      .split('\n')
      .flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as ToldEvent] : []));
  } catch {
    return [];
  }
};

/** The whole comparison: the provider's ledger, our books, and what listeners were told. */
export const differencesIn = async (shop: ProcessShop, host: HostProcess): Promise<Difference[]> => {
  const initial = new Map(shop.stock);
  return compareBooks(shop.sandbox.ledger.payments(), await readBooks(host), toldIn(shop), initial);
};

export const textOf = (differences: readonly Difference[]): string[] =>
  differences.map(({ kind, what }) => `${kind}: ${what}`);

/** The line that a run ends with. */
export const verdictLine = (title: string, kills: number, differences: readonly Difference[]): string => {
  const count = (kind: Difference['kind']): number => differences.filter((one) => one.kind === kind).length;
  return `${title}: ${kills} kills, lost ${count('lost')}, double ${count('double')}, otherwise wrong ${count('wrong')}`;
};
