import fc from 'fast-check';
import { createMemoryShop, TOKEN } from '../../support/memory-shop';

/** `LAW_RUNS=100000 npm test -- unit -t laws` for more. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 1_000);

type Step =
  | { do: 'confirm'; order: number; window: number }
  | { do: 'refund'; order: number; amount: number | undefined }
  | { do: 'console'; order: number; amount: number }
  | { do: 'twist'; call: 'confirm' | 'refund' | 'read'; how: 'lost' | 'decline' | 'already' };

const order = fc.integer({ min: 0, max: 2 });
const amount = fc.integer({ min: 1, max: 40_000 });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('confirm' as const), order, window: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ do: fc.constant('refund' as const), order, amount: fc.option(amount, { nil: undefined }) }),
  fc.record({ do: fc.constant('console' as const), order, amount }),
  fc.record({
    do: fc.constant('twist' as const),
    call: fc.constantFrom('confirm' as const, 'refund' as const, 'read' as const),
    how: fc.constantFrom('lost' as const, 'decline' as const, 'already' as const),
  })
);

const refusals = {
  decline: { refused: { code: 'REJECT_CARD_PAYMENT', errorClass: 'decline' } },
  already: { refused: { code: 'NOT_MATCHES_REFUNDABLE_AMOUNT', errorClass: 'done' } },
} as const;

type MemoryShop = ReturnType<typeof createMemoryShop>;

const paymentOf = (shop: MemoryShop, orderNumber: number) =>
  [...shop.toss.ledger.values()].find(({ orderId }) => orderId === `ord_${orderNumber}`);

const play = async (shop: MemoryShop, steps: readonly Step[]): Promise<void> => {
  let refunds = 0;
  const act = async (one: Step): Promise<unknown> => {
    if (one.do === 'twist') return shop.toss.twist(one.call, one.how === 'lost' ? 'lost' : refusals[one.how]);
    const orderId = `ord_${one.order}`;
    if (one.do === 'confirm')
      return shop.confirmation.confirm(TOKEN, {
        orderId,
        paymentKey: `pay_${one.order}_${one.window}`,
        amount: 33_000,
      });
    const paid = paymentOf(shop, one.order);
    if (!paid) return undefined;
    if (one.do === 'console')
      return paid.balanceAmount >= one.amount && shop.toss.consoleCancel(paid.paymentKey, one.amount);
    return shop.refunds.create(TOKEN, paid.paymentKey, `rf_${(refunds += 1)}`, { reason: '변심', amount: one.amount });
  };
  await Promise.allSettled(
    steps.map(async (one, index) => {
      for (let turn = 0; turn < index % 5; turn += 1) await Promise.resolve();
      return act(one);
    })
  );
};

const checkOrder = async (shop: MemoryShop, number: number): Promise<void> => {
  const orderId = `ord_${number}`;
  const theirs = [...shop.toss.ledger.values()].filter((payment) => payment.orderId === orderId);
  expect(theirs.length).toBeLessThanOrEqual(1);
  const { rows } = await shop.money.payments.list({ orderId }, { page: 1, pageSize: 100 });
  expect(rows.filter(({ state }) => !['declined', 'expired'].includes(state)).length).toBeLessThanOrEqual(1);
  for (const payment of rows) {
    const provider = shop.toss.ledger.get(payment.paymentKey);
    const refunds = await shop.money.refunds.ofPayment(payment.paymentKey);
    const back = refunds.filter(({ state }) => state === 'succeeded').reduce((sum, refund) => sum + refund.amount, 0);
    expect(back).toBeLessThanOrEqual(provider ? 33_000 - provider.balanceAmount : 0);
    expect(
      refunds.filter(({ state }) => state !== 'failed').reduce((sum, refund) => sum + refund.amount, 0)
    ).toBeLessThanOrEqual(33_000);
    // Money that the provider took is never told as failed, and what we call paid it has.
    if (provider) expect(['confirming', 'paid', 'partially_refunded', 'refunded']).toContain(payment.state);
    if (['paid', 'partially_refunded', 'refunded'].includes(payment.state)) expect(provider).toBeDefined();
  }
};

test('laws: whatever happens in whatever order, money is taken once and never given back twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const shop = createMemoryShop();
      for (const number of [0, 1, 2]) await shop.order(`ord_${number}`);
      await play(shop, steps);
      for (const number of [0, 1, 2]) await checkOrder(shop, number);
      const held = (await shop.money.orders.list({}, { page: 1, pageSize: 10 })).rows.filter(
        ({ state }) => state !== 'pending'
      );
      expect(await shop.stockLeft()).toBe(5 - held.length);
      for (const { orderId, amount: total, refundedAmount } of held) {
        expect(refundedAmount).toBeLessThanOrEqual(total);
        expect(await shop.checkout.find(TOKEN, orderId)).toBeDefined();
      }
    }),
    { numRuns: RUNS }
  );
}, 120_000);
