import { readWebhookEvent } from '../../../../server/src/providers/toss/webhook-event';
import type { WebhookSubject } from '../../../../server/src/domain/webhook';

const CREATED_AT = '2026-09-01T10:31:05.123456';
/** Korean time, as every time without an offset is. */
const CREATED_MS = Date.UTC(2026, 8, 1, 1, 31, 5, 123);

const read = (body: unknown) => readWebhookEvent(typeof body === 'string' ? body : JSON.stringify(body));
const envelopeA = (eventType: string, data: unknown) => ({ eventType, createdAt: CREATED_AT, data });

const payment = {
  mId: 'tosspayments',
  paymentKey: 'tgen_20260901103012Kf2Q8',
  orderId: 'ord_7b1c2f9e4a5d',
  status: 'DONE',
  secret: 'ps_1',
  card: {},
};
const deposit = {
  createdAt: CREATED_AT,
  secret: 'ps_eqRGgYO1r57E4Z541ZMW3QnN2Eya',
  status: 'DONE',
  transactionKey: '9FF15E1A29D0E77C218F57262BFA4986',
  orderId: 'ord_va_000041',
};
const cancel = { cancelAmount: 20.5, transactionKey: 'txrd_1', cancelStatus: 'DONE', cancelRequestId: 'creq_000001' };
const nothing = (code: string): WebhookSubject => ({ about: 'nothing', code }) as WebhookSubject;

type Row = [title: string, body: unknown, envelope: string, kind: string, subject: WebhookSubject];

test.each<Row>([
  [
    'a payment',
    envelopeA('PAYMENT_STATUS_CHANGED', payment),
    'A',
    'PAYMENT_STATUS_CHANGED',
    { about: 'payment', paymentKey: payment.paymentKey },
  ],
  [
    'a deposit',
    deposit,
    'B',
    'DEPOSIT_CALLBACK',
    { about: 'deposit', orderId: deposit.orderId, secret: deposit.secret },
  ],
  [
    'a cancel of an overseas wallet',
    envelopeA('CANCEL_STATUS_CHANGED', cancel),
    'A',
    'CANCEL_STATUS_CHANGED',
    { about: 'refund', transactionKey: 'txrd_1', refundId: 'creq_000001' },
  ],
  [
    'a billing key',
    envelopeA('BILLING_DELETED', { billingKey: 'wm60', reason: null }),
    'A',
    'BILLING_DELETED',
    nothing('NOT_USED'),
  ],
  [
    'a BrandPay method',
    envelopeA('METHOD_UPDATED', { customerKey: 'ck_1', status: 'ENABLE' }),
    'A',
    'METHOD_UPDATED',
    nothing('NOT_USED'),
  ],
  [
    'a BrandPay customer',
    envelopeA('CUSTOMER_STATUS_CHANGED', { customerKey: 'ck_1' }),
    'A',
    'CUSTOMER_STATUS_CHANGED',
    nothing('NOT_USED'),
  ],
  [
    'a Link Pay order',
    envelopeA('ORDER_PAYMENT_STATUS_CHANGED', {}),
    'A',
    'ORDER_PAYMENT_STATUS_CHANGED',
    nothing('NOT_USED'),
  ],
  ['an ARS reservation', envelopeA('ars-reservation.changed', {}), 'A', 'ars-reservation.changed', nothing('NOT_USED')],
  ['an old payout', envelopeA('PAYOUT_STATUS_CHANGED', {}), 'A', 'PAYOUT_STATUS_CHANGED', nothing('NOT_USED')],
  ['an old submall', envelopeA('SUBMALL_STATUS_CHANGED', {}), 'A', 'SUBMALL_STATUS_CHANGED', nothing('NOT_USED')],
  [
    'a payout',
    { eventType: 'payout.changed', eventId: 'evt_1', entityType: 'payout', entityBody: { id: 'FPA_1' } },
    'C',
    'payout.changed',
    { about: 'signed' },
  ],
  [
    'a seller',
    { eventType: 'seller.changed', eventId: 'evt_2', entityBody: {} },
    'C',
    'seller.changed',
    { about: 'signed' },
  ],
  [
    'a kind that nobody has told us of',
    envelopeA('PAYMENT.DONE', payment),
    'A',
    'PAYMENT.DONE',
    nothing('UNKNOWN_KIND'),
  ],
])('tells %s', (_title, body, envelope, kind, subject) => {
  expect(read(body)).toMatchObject({ envelope, kind, subject });
});

test('reads times without an offset as Korean, and those with one as they are', () => {
  expect(read(envelopeA('PAYMENT_STATUS_CHANGED', payment)).createdAt).toBe(CREATED_MS);
  expect(read({ ...deposit, createdAt: '2026-01-02T14:46:59.65327' }).createdAt).toBe(
    Date.UTC(2026, 0, 2, 5, 46, 59, 653)
  );
  expect(read({ ...deposit, createdAt: '2026-01-02T14:46:59+00:00' }).createdAt).toBe(Date.UTC(2026, 0, 2, 14, 46, 59));
  expect(read({ ...deposit, createdAt: 'yesterday' }).createdAt).toBeNull();
});

test('keeps what names the payment: key, order and shop id', () => {
  expect(read(envelopeA('PAYMENT_STATUS_CHANGED', payment))).toMatchObject({
    paymentKey: payment.paymentKey,
    orderId: payment.orderId,
    mid: 'tosspayments',
  });
});

test.each<[title: string, body: unknown, subject: WebhookSubject]>([
  [
    'a payment without its key, by its order',
    envelopeA('PAYMENT_STATUS_CHANGED', { orderId: 'ord_1' }),
    { about: 'order', orderId: 'ord_1' },
  ],
  [
    'a payment whose fields stand outside of data',
    { eventType: 'PAYMENT_STATUS_CHANGED', ...payment },
    { about: 'payment', paymentKey: payment.paymentKey },
  ],
  [
    'an order id that came as a number',
    envelopeA('PAYMENT_STATUS_CHANGED', { orderId: 123456 }),
    { about: 'order', orderId: '123456' },
  ],
  [
    'a deposit in an envelope with a name',
    envelopeA('DEPOSIT_CALLBACK', deposit),
    { about: 'deposit', orderId: deposit.orderId, secret: deposit.secret },
  ],
  [
    'a deposit without its secret',
    { ...deposit, secret: undefined },
    { about: 'deposit', orderId: deposit.orderId, secret: null },
  ],
  [
    'a secret that is no text',
    { ...deposit, secret: { $ne: '' } },
    { about: 'deposit', orderId: deposit.orderId, secret: null },
  ],
  [
    'a cancel that has only the number that we gave it',
    envelopeA('CANCEL_STATUS_CHANGED', { cancelRequestId: 'rf_1' }),
    { about: 'refund', transactionKey: null, refundId: 'rf_1' },
  ],
  [
    'a cancel that names its payment',
    envelopeA('CANCEL_STATUS_CHANGED', { ...cancel, paymentKey: 'tgen_1' }),
    { about: 'payment', paymentKey: 'tgen_1' },
  ],
  ['a payment about nothing', envelopeA('PAYMENT_STATUS_CHANGED', null), nothing('INCOMPLETE')],
  [
    'a key that is a path',
    envelopeA('PAYMENT_STATUS_CHANGED', { paymentKey: '../../v1/transactions' }),
    nothing('INCOMPLETE'),
  ],
  [
    'a key that is longer than any',
    envelopeA('PAYMENT_STATUS_CHANGED', { paymentKey: 'k'.repeat(201) }),
    nothing('INCOMPLETE'),
  ],
  ['a cancel without its key', envelopeA('CANCEL_STATUS_CHANGED', { cancelStatus: 'DONE' }), nothing('INCOMPLETE')],
  ['data that is a list', envelopeA('CANCEL_STATUS_CHANGED', [cancel]), nothing('INCOMPLETE')],
])('is tolerant: %s', (_title, body, subject) => {
  expect(read(body).subject).toEqual(subject);
});

test.each([
  ['', 'NOT_JSON'],
  ['{"eventType":', 'NOT_JSON'],
  ['eventType=PAYMENT_STATUS_CHANGED', 'NOT_JSON'],
  ['<html></html>', 'NOT_JSON'],
  ['[]', 'NOT_AN_OBJECT'],
  ['null', 'NOT_AN_OBJECT'],
  ['"DONE"', 'NOT_AN_OBJECT'],
  ['[{"eventType":"PAYMENT_STATUS_CHANGED"}]', 'NOT_AN_OBJECT'],
  ['{}', 'UNKNOWN_KIND'],
  ['{"orderId":"ord_1"}', 'UNKNOWN_KIND'],
  ['{"eventType":7}', 'UNKNOWN_KIND'],
  [`{"eventType":"${'X'.repeat(65)}"}`, 'UNKNOWN_KIND'],
  ['{"eventType":"A B\\u0000"}', 'UNKNOWN_KIND'],
])('a body of %p is about nothing: %s', (body, code) => {
  const event = read(body);
  expect(event).toMatchObject({ kind: 'unknown', subject: nothing(code) });
});

test('a byte order mark before the JSON does no harm', () => {
  expect(read(`\uFEFF${JSON.stringify(deposit)}`).kind).toBe('DEPOSIT_CALLBACK');
});

test('a body nested without end is no JSON of ours', () => {
  expect(() => read('['.repeat(60_000))).not.toThrow();
  expect(() => read('{"a":'.repeat(10_000))).not.toThrow();
});
