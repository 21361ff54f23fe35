import { testDatabase } from '../support/host/database';
import { createBuyer, type Buyer } from '../support/processes/buyer';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { differencesIn, textOf, untilSettled } from '../support/processes/settling';

const ROUNDS = 10;

let shop: ProcessShop;
let buyer: Buyer;
let one: HostProcess;
let other: HostProcess;
beforeAll(async () => {
  shop = await openProcessShop();
  buyer = createBuyer(shop);
  one = shop.processes()[0] as HostProcess;
  // SQLite is for one process: there both requests reach the same.
  other = testDatabase() === 'sqlite' ? one : await shop.start();
});
afterAll(() => shop?.close());

const item = (quantity = 1) => ({ product: shop.seeded.products[0] ?? '', quantity });
const rounds = Array.from({ length: ROUNDS }, (_value, n) => n);
const countOf = async (name: string): Promise<number> => (await one.ask<unknown[]>('rows', name)).length;

describe('the same Idempotency-Key at once in two processes', () => {
  it('makes one order for one body, and both are answered with it', async () => {
    const before = await countOf('order');
    for (const n of rounds) {
      const [first, second] = await Promise.all(
        [one, other].map((host) => buyer.order(host, [item()], { key: `one-order-${n}` }))
      );
      expect([first?.status, second?.status]).toEqual([201, 201]);
      expect(first?.body.data).toEqual(second?.body.data);
    }
    expect(await countOf('order')).toBe(before + ROUNDS);
  });

  it('makes one order of two bodies, and refuses the other', async () => {
    const before = await countOf('order');
    for (const n of rounds) {
      const answers = await Promise.all([
        buyer.order(one, [item(1)], { key: `two-bodies-${n}` }),
        buyer.order(other, [item(2)], { key: `two-bodies-${n}` }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
      const refused = answers.find(({ status }) => status === 422);
      expect(refused?.body.error?.details.code).toBe('IDEMPOTENCY_KEY_REUSED');
    }
    expect(await countOf('order')).toBe(before + ROUNDS);
  });

  it('gives the money back once for one body, and both are answered with it', async () => {
    const { paymentKey } = await buyer.paid(one, [item(2)]);
    for (const n of rounds) {
      const [first, second] = await Promise.all(
        [one, other].map((host) => buyer.refund(host, paymentKey, 1_000, { key: `one-refund-${n}` }))
      );
      expect([first?.status, second?.status]).toEqual([201, 201]);
      expect(first?.body.data.refundId).toBe(second?.body.data.refundId);
    }
    expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: ROUNDS * 1_000 });
  });

  it('gives back one of two amounts, and refuses the other', async () => {
    const { paymentKey } = await buyer.paid(one, [item(2)]);
    let given = 0;
    for (const n of rounds) {
      const answers = await Promise.all([
        buyer.refund(one, paymentKey, 1_000, { key: `two-amounts-${n}` }),
        buyer.refund(other, paymentKey, 2_000, { key: `two-amounts-${n}` }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
      given += answers.find(({ status }) => status === 201)?.body.data.amount ?? 0;
    }
    expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: given });
  });

  it('makes both of two honest equal refunds with keys of their own', async () => {
    const { paymentKey } = await buyer.paid(one, [item(2)]);
    const answers = await Promise.all([
      buyer.refund(one, paymentKey, 1_000, { key: 'honest-1' }),
      buyer.refund(other, paymentKey, 1_000, { key: 'honest-2' }),
    ]);
    // Two processes collide at the provider's balance: the loser tries again with a new key, or reconciliation does.
    expect(answers.every(({ status }) => status === 201 || status === 202)).toBe(true);
    await untilSettled(one);
    expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: 2_000 });
  });

  afterAll(async () => {
    await untilSettled(one);
    expect(textOf(await differencesIn(shop, one))).toEqual([]);
  });
});
