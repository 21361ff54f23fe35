import type { PaymentState } from '../../../contracts/payments';
import { eventsOfStep } from '../../../server/src/domain/settlement-events';
import { aPayment } from '../../support/money-values';

const told = (from: PaymentState, to: PaymentState, change = {}) =>
  eventsOfStep(from, aPayment({ state: to, approvedAt: Date.UTC(2026, 0, 1), ...change }));

test.each<[PaymentState, PaymentState, string[]]>([
  ['confirming', 'paid', ['order.paid']],
  ['awaiting_deposit', 'paid', ['order.paid']],
  ['confirming', 'awaiting_deposit', ['order.awaiting_deposit']],
  ['paid', 'awaiting_deposit', ['order.deposit_reversed']],
  ['paid', 'partially_refunded', ['order.partially_refunded']],
  ['partially_refunded', 'partially_refunded', ['order.partially_refunded']],
  ['paid', 'refunded', ['order.refunded']],
  ['awaiting_deposit', 'canceled', ['order.canceled']],
  ['awaiting_deposit', 'expired', ['order.expired', 'payment.expired']],
  // The order waits for another payment: of it there is nothing to tell.
  ['confirming', 'declined', ['payment.declined']],
  ['confirming', 'expired', ['payment.expired']],
])('from %s to %s: %j', (from, to, types) => {
  expect(told(from, to).map(({ type }) => type)).toEqual(types);
});

test('tells what is refunded, and since when it is paid, as it is after the step', () => {
  const [event] = told('paid', 'partially_refunded', { balanceAmount: 27_500 });
  expect(event?.data).toMatchObject({
    state: 'partially_refunded',
    refundedAmount: 5_500,
    paidAt: '2026-01-01T00:00:00.000Z',
    paymentKey: 'pay_1',
  });
});

test('an order whose deposit was taken back is not paid', () => {
  const [event] = told('paid', 'awaiting_deposit');
  expect(event?.data).toMatchObject({ state: 'awaiting_deposit', refundedAmount: 0, paidAt: null });
});

test.each<[PaymentState, PaymentState]>([
  ['confirming', 'paid'],
  ['paid', 'refunded'],
  ['awaiting_deposit', 'canceled'],
])('surplus money tells nothing of the order: from %s to %s', (from, to) => {
  expect(told(from, to, { isSurplus: true })).toEqual([]);
});
