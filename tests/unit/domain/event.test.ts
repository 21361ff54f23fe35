import { EVENT_TYPES, eventNameOf } from '../../../contracts/events';
import { orderEvent, paymentEvent, refundEvent } from '../../../server/src/domain/event';
import type { Order } from '../../../server/src/domain/order';
import type { Payment } from '../../../server/src/domain/payment';
import type { Refund } from '../../../server/src/domain/refund';
import { read } from '../../support/source-files';

const PRIVATE = 'never to be told';

/** Rows in which everything that is not asked for says so, whatever columns they get. */
const rowOf = <Row extends object>(known: Partial<Row>): Row =>
  new Proxy(known, {
    get: (row, field) => (field in row ? row[field as keyof Row] : PRIVATE),
  }) as Row;

const money = { amount: 100, currency: 'KRW', environment: 'test' } as const;
const ids = { orderId: 'order-1', paymentKey: 'pk-1' };

test('an event names its fields one by one: no secret, card, name or address is told', () => {
  const order = rowOf<Order>({ ...money, orderId: 'order-1', state: 'paid', refundedAmount: 0, paidAt: 0 });
  const payment = rowOf<Payment>({
    ...{ ...money, ...ids, state: 'declined', method: 'card', balanceAmount: 0, approvedAt: null, problem: null },
    failure: { code: 'REJECT_CARD_PAYMENT', message: { ko: PRIVATE, en: PRIVATE } },
  });
  const refund = rowOf<Refund>({
    ...{ ...money, ...ids, refundId: 'rf-1', state: 'failed', origin: 'api', requestedAt: 0, doneAt: null },
    failure: { code: 'NOT_CANCELABLE_AMOUNT', message: { ko: PRIVATE, en: PRIVATE } },
  });
  const events = [
    orderEvent('order.paid', order, 'pk-1'),
    paymentEvent('payment.declined', payment),
    refundEvent('refund.failed', refund),
  ];
  expect(events.map(({ data }) => data)).toEqual([
    { ...money, ...ids, state: 'paid', refundedAmount: 0, paidAt: '1970-01-01T00:00:00.000Z' },
    {
      ...{ ...money, ...ids, state: 'declined', method: 'card', balanceAmount: 0, approvedAt: null },
      ...{ failureCode: 'REJECT_CARD_PAYMENT', problemCode: null },
    },
    {
      ...{ ...money, ...ids, refundId: 'rf-1', state: 'failed', origin: 'api', doneAt: null },
      ...{ requestedAt: '1970-01-01T00:00:00.000Z', failureCode: 'NOT_CANCELABLE_AMOUNT' },
    },
  ]);
  expect(JSON.stringify(events)).not.toContain(PRIVATE);
});

test.each(['README.md', 'README.ko.md'])('%s lists every type of event', (page) => {
  const source = read(page);
  expect(EVENT_TYPES.filter((type) => !source.includes(`\`${type}\``))).toEqual([]);
  expect(source).toContain(eventNameOf('order.paid'));
});
