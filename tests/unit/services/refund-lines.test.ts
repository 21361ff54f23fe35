import { createMemoryShop, TOKEN } from '../../support/memory-shop';
import { aLine, anOrder, aPayment } from '../../support/money-values';

const LINES = [
  aLine({ product: 'shirt', unitPrice: 11_000, quantity: 2, amount: 22_000 }),
  aLine({ product: 'book', unitPrice: 5_500, quantity: 2, amount: 11_000, taxFree: true }),
];
const PAID = { orderId: 'ord_9', paymentKey: 'pay_9', taxFreeAmount: 11_000 };

/** A paid order of two shirts and two tax-free books. */
const paidShop = async (change: Parameters<typeof aPayment>[0] = {}) => {
  const shop = createMemoryShop();
  await shop.money.orders.insert(anOrder({ ...PAID, state: 'confirming' }), LINES);
  await shop.money.payments.insert(aPayment({ ...PAID }));
  await shop.toss.provider.confirm({
    credentials: { secretKey: 'test_gsk_x' },
    ...{ paymentKey: 'pay_9', orderId: 'ord_9', amount: 33_000, currency: 'KRW', idempotencyKey: 'confirm:pay_9' },
  });
  await shop.inquiry.ask('pay_9');
  if (Object.keys(change).length > 0) await shop.money.payments.update('pay_9', change);
  const refund = (refundId: string, lines: { line: number; quantity: number }[], amount?: number) =>
    shop.refunds.create(TOKEN, 'pay_9', refundId, { reason: '상품 불량', lines, amount });
  const left = async () =>
    (await shop.refundOptions.options(TOKEN, 'pay_9')).lines.map((line) => line.quantity - line.refundedQuantity);
  return { ...shop, refund, left };
};

test('gives back pieces of lines, keeps which, and never a piece twice', async () => {
  const shop = await paidShop();
  expect(await shop.refund('rf_1', [{ line: 0, quantity: 1 }])).toMatchObject({
    ...{ state: 'succeeded', amount: 11_000, taxFreeAmount: 0 },
    lines: [{ line: 0, quantity: 1 }],
  });
  expect(await shop.left()).toEqual([1, 2]);
  await expect(shop.refund('rf_2', [{ line: 0, quantity: 2 }])).rejects.toMatchObject({
    code: 'REFUND_EXCEEDS_BALANCE',
    details: { line: 0, refundableQuantity: 1 },
  });
  expect(
    await shop.refund('rf_3', [
      { line: 0, quantity: 1 },
      { line: 1, quantity: 2 },
    ])
  ).toMatchObject({ state: 'succeeded', amount: 22_000, taxFreeAmount: 11_000 });
  expect(await shop.left()).toEqual([0, 0]);
  expect(shop.toss.counts.refund).toBe(2);
});

test('of twenty at once for one piece, one is made', async () => {
  const shop = await paidShop();
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_one, n) => shop.refund(`rf_${n}`, [{ line: 1, quantity: 2 }]))
  );
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(shop.toss.ledger.get('pay_9')?.balanceAmount).toBe(22_000);
});

test('a refund that failed frees its pieces; one whose end is not known does not', async () => {
  const shop = await paidShop();
  shop.toss.twist('refund', { refused: { code: 'REFUND_REJECTED', errorClass: 'final' } });
  await expect(shop.refund('rf_1', [{ line: 0, quantity: 2 }])).rejects.toMatchObject({ code: 'REFUND_NOT_ALLOWED' });
  expect(await shop.left()).toEqual([2, 2]);
  shop.toss.twist('refund', 'lost');
  expect(await shop.refund('rf_2', [{ line: 0, quantity: 2 }])).toMatchObject({ state: 'requested' });
  expect(await shop.left()).toEqual([0, 2]);
  await expect(shop.refund('rf_3', [{ line: 0, quantity: 1 }])).rejects.toMatchObject({
    code: 'REFUND_EXCEEDS_BALANCE',
  });
});

test('an amount that is not that of the lines is refused before anybody is asked', async () => {
  const shop = await paidShop();
  await expect(shop.refund('rf_1', [{ line: 0, quantity: 1 }], 10_000)).rejects.toMatchObject({
    code: 'AMOUNT_MISMATCH',
    details: { expected: 11_000, given: 10_000 },
  });
  expect(shop.toss.counts.refund).toBe(0);
  expect(await shop.money.refunds.find('rf_1')).toBeNull();
});

test('money that no order waits for has no lines', async () => {
  const shop = await paidShop({ isSurplus: true });
  expect(await shop.left()).toEqual([]);
  await expect(shop.refund('rf_1', [{ line: 0, quantity: 1 }])).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
});

test.each([
  ['all that is left', {}],
  ['an amount', { amount: 7_777 }],
  ['lines', { lines: [{ line: 1, quantity: 1 }] }],
])('the preview of %s is what the refund gives back', async (_what, wish) => {
  const shop = await paidShop();
  await shop.refund('rf_1', [{ line: 1, quantity: 1 }]);
  const { amount, taxFreeAmount, refundableAfter } = await shop.refundOptions.preview(TOKEN, 'pay_9', wish);
  expect(await shop.refunds.create(TOKEN, 'pay_9', 'rf_2', { reason: '변심', ...wish })).toMatchObject({
    amount,
    taxFreeAmount,
  });
  expect((await shop.refundOptions.options(TOKEN, 'pay_9')).refundable).toBe(refundableAfter);
});

test('shows what is left, with what is under way taken off, and whose it is', async () => {
  const shop = await paidShop();
  shop.toss.twist('refund', 'lost');
  await shop.refund('rf_1', [{ line: 1, quantity: 1 }]);
  expect(await shop.refundOptions.options(TOKEN, 'pay_9')).toMatchObject({
    ...{ orderId: 'ord_9', amount: 33_000, balanceAmount: 33_000, refundable: 27_500, refundableTaxFree: 5_500 },
    ...{ block: null, warnings: ['under_way'], limit: { perRefund: null, leftToday: null }, reasons: ['단순 변심'] },
  });
  expect(await shop.refundOptions.preview(TOKEN, 'pay_9', { amount: 1_000 })).toMatchObject({
    refundableAfter: 26_500,
  });
  await expect(shop.refundOptions.options({ kind: 'guest' }, 'pay_9')).rejects.toMatchObject({
    code: 'PAYMENT_NOT_FOUND',
  });
  await expect(shop.refundOptions.preview({ kind: 'user', id: 9 }, 'pay_9', {})).rejects.toMatchObject({
    code: 'PAYMENT_NOT_FOUND',
  });
});
