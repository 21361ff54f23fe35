import type { Refund } from '../../server/src/domain/refund';
import { fillBasket, type Product, type ShopKeySets } from './basket';
import { orderTimes, type Span } from './calendar';
import type { Happening, Story } from './desk';
import { planFates } from './fates';
import { createIdentifiers } from './identifiers';
import { nextBuyer, personAt } from './people';
import { createRandom } from './random';
import { tellStory } from './stories';
import { createTimeQueue } from './time-queue';

/** What a history is made of. The same wish tells the same history. */
export type HistoryWish = Span & {
  seed: string;
  /** The best seller first. */
  products: readonly Product[];
  keySets: ShopKeySets;
};

/** The history, in the order in which a shop's tables grow. */
export type Entry =
  | { kind: 'order'; story: Story }
  | { kind: 'refund'; refund: Refund }
  /** `isHeard`: the webhook of it could be worked on. */
  | { kind: 'happening'; happening: Happening; isHeard: boolean };

/** Which order it is and what becomes of it depend on nothing but the seed, its time and its number. */
const storyAt = (index: number, at: number, wish: HistoryWish, fate: Parameters<typeof tellStory>[1]): Story => {
  const { seed, products, keySets, until, orders } = wish;
  const random = createRandom(`${seed}/order/${index}`);
  const ids = createIdentifiers(random);
  const buyer = personAt(seed, nextBuyer(orders, random));
  const basket = fillBasket({ at, buyer, products, keySets }, ids, random);
  return tellStory(basket, fate, { until, ids, random });
};

/** @throws RangeError when there is nothing to sell */
export function* tellHistory(wish: HistoryWish): Generator<Entry> {
  if (wish.products.length === 0) throw new RangeError('A shop without products has no history');
  const times = orderTimes(wish, createRandom(`${wish.seed}/times`));
  const fates = planFates(times, wish.until);
  const later = createTimeQueue<Entry>();
  for (const [index, at] of times.entries()) {
    yield* later.due(at);
    const fate = fates.get(index) ?? null;
    const story = storyAt(index, at, wish, fate);
    yield { kind: 'order', story };
    for (const refund of story.refunds) later.add(refund.requestedAt, { kind: 'refund', refund });
    const isHeard = fate !== 'webhook_failed';
    for (const happening of story.happenings) later.add(happening.at, { kind: 'happening', happening, isHeard });
  }
  yield* later.due(Infinity);
}
