import type { WebhookDelivery } from '../domain/webhook';
import { DuplicateRow } from '../repositories/ports';
import type { WebhookDeliveryRepository } from '../repositories/webhook-delivery-port';
import type { Clock } from './clock';
import type { DeliveryWorker } from './delivery-worker';

export type DeliveryStorePorts = {
  deliveries: Pick<WebhookDeliveryRepository, 'insert' | 'known' | 'countDuplicates'>;
  worker: Pick<DeliveryWorker, 'reserve' | 'take'>;
  clock: Clock;
};

/** A delivery to be stored, and who waits for what becomes of it. */
export type Unstored = {
  delivery: WebhookDelivery;
  resolve: (receipt: { isRepeat: boolean }) => void;
  reject: (error: unknown) => void;
};

type Insertion = 'stored' | 'repeat' | { error: unknown };

const groupedBy = <Key, T>(values: readonly T[], keyOf: (value: T) => Key): Map<Key, T[]> => {
  const groups = new Map<Key, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
};

/** Writes deliveries that came together: what is new in one statement, what is a repeat in another. */
export const createDeliveryStore = ({ deliveries, worker, clock }: DeliveryStorePorts) => {
  const insertOne = async (delivery: WebhookDelivery): Promise<Insertion> => {
    try {
      await deliveries.insert([delivery]);
      return 'stored';
    } catch (error) {
      return error instanceof DuplicateRow ? 'repeat' : { error };
    }
  };

  /** All at once; where one of them is refused, each by itself, so that it takes no other with it. */
  const insert = async (news: readonly WebhookDelivery[]): Promise<Insertion[]> => {
    if (news.length > 1) {
      try {
        await deliveries.insert(news);
        return news.map(() => 'stored');
      } catch {
        // Nothing was stored.
      }
    }
    return Promise.all(news.map(insertOne));
  };

  /** What the worker has a place for is stored as claimed by it; the rest is due for everybody. */
  const insertClaimed = async (news: readonly WebhookDelivery[]): Promise<Insertion[]> => {
    const { places, until } = worker.reserve(news.length);
    const rows = news.map((delivery, place) => (place < places ? { ...delivery, nextAttemptAt: until } : delivery));
    const insertions = await insert(rows);
    const stored = rows.filter((_row, place) => insertions[place] === 'stored');
    const claimed = stored.filter(({ nextAttemptAt }) => nextAttemptAt === until);
    worker.take(claimed, places, claimed.length < stored.length);
    return insertions;
  };

  const countOnce = async (dedupeKey: string, repeats: readonly Unstored[]): Promise<void> => {
    try {
      await deliveries.countDuplicates([dedupeKey], repeats.length, clock());
      for (const { resolve } of repeats) resolve({ isRepeat: true });
    } catch (error) {
      for (const { reject } of repeats) reject(error);
    }
  };

  const count = async (repeats: ReadonlyMap<string, Unstored[]>): Promise<void> => {
    for (const [times, same] of groupedBy([...repeats], ([, letters]) => letters.length)) {
      try {
        await deliveries.countDuplicates(
          same.map(([dedupeKey]) => dedupeKey),
          times,
          clock()
        );
        for (const { resolve } of same.flatMap(([, letters]) => letters)) resolve({ isRepeat: true });
      } catch {
        // Nothing was counted.
        await Promise.all(same.map(([dedupeKey, letters]) => countOnce(dedupeKey, letters)));
      }
    }
  };

  /** Each is told what became of it, once that is committed. @throws what the database throws: those not told yet */
  return async (unstored: readonly Unstored[]): Promise<void> => {
    const same = groupedBy(unstored, ({ delivery }) => delivery.dedupeKey);
    // In one order, whichever process writes: two that have the same news wait for one another only one way.
    const dedupeKeys = [...same.keys()].sort();
    const known = unstored.length > 1 ? await deliveries.known(dedupeKeys) : new Set<string>();
    const news = dedupeKeys.filter((key) => !known.has(key)).flatMap((key) => same.get(key)?.[0] ?? []);
    const insertions = news.length > 0 ? await insertClaimed(news.map(({ delivery }) => delivery)) : [];
    const repeats = new Map(same);
    for (const [place, first] of news.entries()) {
      const { dedupeKey } = first.delivery;
      const became = insertions[place] ?? 'repeat';
      if (became === 'repeat') continue;
      const letters = same.get(dedupeKey) ?? [];
      if (became !== 'stored') for (const { reject } of letters) reject(became.error);
      else first.resolve({ isRepeat: false });
      repeats.set(dedupeKey, became === 'stored' ? letters.slice(1) : []);
    }
    await count(new Map([...repeats].filter(([, letters]) => letters.length > 0)));
  };
};
