import { AsyncLocalStorage } from 'node:async_hooks';
import { UID } from '../../server/src/content-types/uids';
import { beforeReading, createAtOnce, isGathering } from '../../server/src/repositories/at-once';
import { createOfferRepository } from '../../server/src/repositories/offers';
import { createOrderRepository } from '../../server/src/repositories/orders';
import { createPaymentRepository } from '../../server/src/repositories/payments';
import { DuplicateRow } from '../../server/src/repositories/ports';
import { createRowWriter } from '../../server/src/repositories/row-writer';
import { testDatabase } from '../support/host/database';
import { aPayment } from '../support/money-values';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

const isOnPostgres = testDatabase() === 'postgres';

let shop: Shop;
let shirt: string;
let mug: string;
beforeAll(async () => {
  shop = await openShop();
  shirt = await publishProduct(shop.host, { stock: 100 });
  mug = await publishProduct(shop.host, { name: '머그컵', price: 12_000, stock: 100 });
});
afterAll(() => shop?.close());

const strapi = () => shop.host.strapi;
const atOnce = <T>(work: () => Promise<T>): Promise<T> => createAtOnce(strapi())(work);
const rows = () => createRowWriter(strapi(), UID.payment);
const insert = (paymentKey: string) => createPaymentRepository(strapi()).insert(aPayment({ paymentKey }));
const traceOf = async (paymentKey: string): Promise<unknown> =>
  (await strapi().db.query(UID.payment).findOne({ where: { paymentKey } }))?.traceId;
const trace = (paymentKey: string, traceId: string) => rows().update({ paymentKey }, { traceId });

class Missed extends Error {}
/** As a service does it: what was not found undoes the rest. */
const must = async (writing: Promise<number>): Promise<void> => {
  if ((await writing) !== 1) throw new Missed();
};

/** The jobs send statements too. */
const ofWork = new AsyncLocalStorage<true>();
/** What `work` sends, and what of it while writes are still being gathered. */
const sentDuring = async (work: () => Promise<unknown>) => {
  const sent: string[] = [];
  const tooEarly: string[] = [];
  const listen = ({ sql }: { sql: string }): void => {
    if (ofWork.getStore()) (isGathering() ? tooEarly : sent).push(sql);
  };
  const { connection } = strapi().db;
  connection.on('query', listen);
  await ofWork.run(true, work).finally(() => connection.removeListener('query', listen));
  return { sent, tooEarly };
};

test('writes all of it, on PostgreSQL in one statement', async () => {
  await insert('one');
  await insert('two');
  const { sent, tooEarly } = await sentDuring(() =>
    atOnce(async () => {
      await must(trace('one', 'a'));
      await must(trace('two', 'b'));
      await insert('three');
    })
  );
  expect([await traceOf('one'), await traceOf('two'), await traceOf('three')]).toEqual(['a', 'b', null]);
  if (isOnPostgres) expect([sent.length, tooEarly]).toEqual([1, []]);
});

test.each([
  ['the first', 'nobody', 'four'],
  ['the last', 'four', 'nobody'],
])('writes nothing when %s of them is not there, and lets the work see so', async (_which, first, last) => {
  if ((await traceOf('four')) === undefined) await insert('four');
  const seen: number[][] = [];
  const work = async (): Promise<void> => {
    const counts = [await trace(first, 'x'), await trace(last, 'x')];
    seen.push(counts);
    await insert('never');
    if (counts.includes(0)) throw new Missed();
  };
  await expect(atOnce(work)).rejects.toThrow(Missed);
  expect([await traceOf('four'), await traceOf('never')]).toEqual([null, undefined]);
  expect(seen.at(-1)).toEqual(first === 'nobody' ? [0, 1] : [1, 0]);
  expect(seen).toHaveLength(isOnPostgres ? 2 : 1);
});

test('a row that is there already is told as one, and nothing else is written', async () => {
  await insert('five');
  const work = async (): Promise<void> => {
    await must(trace('five', 'x'));
    await insert('five');
  };
  await expect(atOnce(work)).rejects.toThrow(DuplicateRow);
  expect(await traceOf('five')).toBeNull();
});

test('what throws before the end has written nothing', async () => {
  await insert('six');
  const work = async (): Promise<void> => {
    await trace('six', 'x');
    throw new Missed();
  };
  await expect(atOnce(work)).rejects.toThrow(Missed);
  expect(await traceOf('six')).toBeNull();
});

test.each([
  ['the same row twice', () => trace('seven', 'first')],
  ['what has to be looked at first', async () => beforeReading()],
  [
    'an order whose lines have to be read',
    () => createOrderRepository(strapi()).move('nobody', 'pending', 'paid', { paidAt: 1 }),
  ],
  ['pieces that have to be looked for', () => createOfferRepository(strapi()).release('nobody')],
  [
    'a key of a kind that is not written here',
    () => rows().update({ traceId: { $null: true } as never }, { call: null }),
  ],
])('%s makes it a transaction', async (_what, before) => {
  if ((await traceOf('seven')) === undefined) await insert('seven');
  const { sent } = await sentDuring(() =>
    atOnce(async () => {
      await before();
      await must(trace('seven', 'last'));
    })
  );
  expect(await traceOf('seven')).toBe('last');
  if (isOnPostgres) expect(sent.filter((sql) => /^begin/i.test(sql))).toHaveLength(1);
});

test('a hook of the host is run before it is written and after', async () => {
  await insert('nine');
  const heard: unknown[] = [];
  const stop = strapi().db.lifecycles.subscribe({
    models: [UID.payment],
    beforeUpdateMany: async ({ params }) => {
      heard.push(await traceOf('nine'));
      Object.assign(params.data, { traceId: 'by the hook' });
    },
    afterUpdateMany: async () => void heard.push(await traceOf('nine')),
  });
  await atOnce(() => must(trace('nine', 'x'))).finally(stop);
  expect([...heard, await traceOf('nine')]).toEqual([null, 'by the hook', 'by the hook']);
});

test('what nobody waited for is written all the same', async () => {
  await insert('ten');
  await insert('eleven');
  let late: Promise<unknown> = Promise.resolve();
  // Elsewhere it would join a transaction that is over by then, as Strapi has it.
  await atOnce(async () => {
    late = new Promise((resolve) => setTimeout(resolve, 200)).then(() => (isOnPostgres ? trace('eleven', 'late') : 0));
    await must(trace('ten', 'x'));
  });
  await late;
  expect([await traceOf('ten'), await traceOf('eleven')]).toEqual(['x', isOnPostgres ? 'late' : null]);
});

test('within a transaction it is part of that', async () => {
  await insert('eight');
  const whole = strapi().db.transaction(async () => {
    await atOnce(() => trace('eight', 'x'));
    throw new Missed();
  });
  await expect(whole).rejects.toThrow(Missed);
  expect(await traceOf('eight')).toBeNull();
});

test('a purchase and its refunds read nothing while their writes are gathered', async () => {
  const items = [
    { product: shirt, quantity: 2 },
    { product: mug, quantity: 1 },
  ];
  const { tooEarly } = await sentDuring(async () => {
    const { paymentKey } = (await shop.pay(items)).body.data;
    const refund = (more: object) =>
      shop.full.post<{ state: string }>(`/payments/${paymentKey}/refunds`, { data: { reason: '변심', ...more } });
    for (const more of [{ amount: 1_000 }, {}]) expect((await refund(more)).status).toBe(201);
  });
  expect(tooEarly).toEqual([]);
});

test('work of one statement after another lets others in', async () => {
  const payments = createPaymentRepository(strapi());
  let isTheirTurn = false;
  setImmediate(() => (isTheirTurn = true));
  let statements = 0;
  while (!isTheirTurn && statements < 20_000) {
    await payments.find('one');
    statements += 1;
  }
  expect(isTheirTurn).toBe(true);
});
