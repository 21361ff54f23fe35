import type { PastEvent } from '../../../server/src/domain/payment-happenings';
import { timelineOf, type PastDelivery, type PastEntry, type PaymentPast } from '../../../server/src/domain/timeline';
import { anOrder, aPayment, aRefund } from '../../support/money-values';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const anEvent = (type: PastEvent['type'], occurredAt: number, change: Partial<PastEvent> = {}): PastEvent => ({
  type,
  occurredAt,
  paymentKey: 'pay_1',
  payload: '{}',
  ...change,
});

const anEntry = (action: PastEntry['action'], at: number, change: Partial<PastEntry> = {}): PastEntry => ({
  ...{ action, at, actorKind: 'admin_user', actorName: '김민지', subjectKind: 'payment', subjectId: 'pay_1' },
  details: '{}',
  ...change,
});

const past = (change: Partial<PaymentPast> = {}): PaymentPast => ({
  payment: aPayment({ requestedAt: 10 * SECOND }),
  order: anOrder({ orderedAt: SECOND }),
  refunds: [],
  events: [],
  deliveries: [],
  entries: [],
  ...change,
});

const kindsOf = (change: Partial<PaymentPast>) => timelineOf(past(change)).map(({ kind }) => kind);
const found = (change: Partial<PaymentPast>, kind: string) =>
  timelineOf(past(change)).filter((one) => one.kind === kind);

const paid = aPayment({ state: 'paid', method: 'card', requestedAt: 10 * SECOND, approvedAt: 11 * SECOND });

describe('the timeline of a payment', () => {
  it('begins with the order and the confirmation, and tells both amounts', () => {
    const [order, confirm] = timelineOf(past({}));
    expect(order).toMatchObject({ kind: 'order_created', at: SECOND, amount: 33_000, currency: 'KRW' });
    expect(confirm).toMatchObject({ kind: 'confirm_started', at: 10 * SECOND, amount: 33_000, currency: 'KRW' });
  });

  it('tells an approval once: when the provider says it was', () => {
    const events = [anEvent('order.paid', 11_300)];
    expect(found({ payment: paid, events }, 'approved')).toMatchObject([{ at: 11 * SECOND, learntAt: null }]);
    expect(kindsOf({ payment: paid })).toEqual(['order_created', 'confirm_started', 'approved']);
  });

  it('tells when we heard of it, when that was late', () => {
    const events = [anEvent('order.paid', 5 * MINUTE)];
    expect(found({ payment: paid, events }, 'approved')).toMatchObject([{ at: 11 * SECOND, learntAt: 5 * MINUTE }]);
  });

  it('never has an answer before its question, although the provider tells times to the second', () => {
    const payment = { ...paid, requestedAt: 11_700 };
    const refund = aRefund({ state: 'succeeded', requestedAt: 20_900, doneAt: 20 * SECOND });
    expect(kindsOf({ payment, refunds: [refund] })).toEqual([
      ...['order_created', 'confirm_started', 'approved'],
      ...['refund_requested', 'refund_succeeded'],
    ]);
  });

  it('tells a deposit that was taken back and came again', () => {
    const payment = { ...paid, method: 'virtual_account' as const, approvedAt: 9 * MINUTE };
    const events = [
      anEvent('order.awaiting_deposit', 11 * SECOND),
      anEvent('order.paid', 3 * MINUTE),
      anEvent('order.deposit_reversed', 5 * MINUTE),
      anEvent('order.paid', 9 * MINUTE + SECOND),
    ].reverse();
    const told = timelineOf(past({ payment, events })).map(({ kind, at }) => [kind, at]);
    expect(told.slice(2)).toEqual([
      ['deposit_awaited', 11 * SECOND],
      ['deposited', 3 * MINUTE],
      ['deposit_reversed', 5 * MINUTE],
      ['deposited', 9 * MINUTE],
    ]);
  });

  it('tells declines and problems with their codes', () => {
    const events = [
      anEvent('payment.declined', 12 * SECOND, { payload: '{"failureCode":"REJECT_CARD_COMPANY"}' }),
      anEvent('payment.problem', 13 * SECOND, { payload: '{"problemCode":"PAID_AFTER_ALL"}' }),
    ];
    const payment = aPayment({ state: 'declined', problem: { code: 'PAID_AFTER_ALL', at: 13_001, details: {} } });
    expect(found({ payment, events }, 'declined')).toMatchObject([{ code: 'REJECT_CARD_COMPANY' }]);
    expect(found({ payment, events }, 'problem')).toMatchObject([{ code: 'PAID_AFTER_ALL', at: 13 * SECOND }]);
  });

  it('tells from the rows what no event remembers any more', () => {
    const failure = { code: 'REJECT_CARD_COMPANY', message: { ko: '', en: '' } };
    const problem = { code: 'OUTCOME_UNKNOWN' as const, at: MINUTE, details: {} };
    const call = { key: 1, repeats: 0, last: 'no_answer' as const, isUncertain: true };
    expect(found({ payment: aPayment({ state: 'declined', failure }) }, 'declined')).toMatchObject([
      { code: 'REJECT_CARD_COMPANY' },
    ]);
    expect(kindsOf({ payment: aPayment({ method: 'virtual_account', state: 'expired', dueAt: MINUTE }) })).toEqual([
      ...['confirm_started', 'deposit_awaited', 'order_created', 'expired'],
    ]);
    expect(kindsOf({ payment: aPayment({ call, problem }) })).toEqual([
      ...['confirm_started', 'outcome_unknown', 'order_created', 'problem'],
    ]);
    const order = anOrder({ state: 'expired', expiresAt: MINUTE });
    expect(kindsOf({ order, payment: aPayment({ state: 'declined', failure }) }).at(-1)).toBe('order_expired');
  });

  it('leaves out what became of another payment of the order', () => {
    const events = [anEvent('payment.declined', 5 * SECOND, { paymentKey: 'pay_0' }), anEvent('order.paid', 11_300)];
    expect(found({ payment: paid, events }, 'declined')).toEqual([]);
  });

  it('reads on over a payload that is no JSON', () => {
    const events = [anEvent('payment.declined', 12 * SECOND, { payload: '{' })];
    expect(found({ payment: aPayment({ state: 'declined' }), events }, 'declined')).toMatchObject([{ code: null }]);
  });

  it('names who asked for a refund: as it was written down, else as the refund says', () => {
    const refund = aRefund({ requester: 'api_token:3', requestedBy: 'API token 3 (shop)', traceId: 'trace-1' });
    expect(found({ payment: paid, refunds: [refund] }, 'refund_requested')).toMatchObject([
      { actor: { kind: 'api_token', name: 'shop' }, origin: 'api', amount: 5_500, refundId: 'rf_1' },
    ]);
    const entries = [anEntry('refund.created', 1, { subjectKind: 'refund', subjectId: 'rf_1' })];
    expect(found({ payment: paid, refunds: [refund], entries }, 'refund_requested')).toMatchObject([
      { actor: { kind: 'admin_user', name: '김민지' } },
    ]);
  });

  it('tells a refund of the provider’s console once, and when we heard of it', () => {
    const refund = aRefund({ origin: 'provider', state: 'succeeded', requestedAt: MINUTE, doneAt: MINUTE });
    const entries = [
      anEntry('refund.created', 9 * MINUTE, { actorKind: 'system', subjectKind: 'refund', subjectId: 'rf_1' }),
    ];
    const told = timelineOf(past({ payment: paid, refunds: [refund], entries })).filter(({ refundId }) => refundId);
    expect(told).toMatchObject([
      { kind: 'refund_succeeded', at: MINUTE, learntAt: 9 * MINUTE, actor: null, origin: 'provider' },
    ]);
  });

  it('names nobody of ours for a refund that the provider’s console began', () => {
    const refund = aRefund({ origin: 'provider', state: 'processing', requestedAt: MINUTE });
    const entries = [
      anEntry('refund.created', MINUTE, { actorKind: 'system', subjectKind: 'refund', subjectId: 'rf_1' }),
    ];
    expect(found({ payment: paid, refunds: [refund], entries }, 'refund_requested')).toMatchObject([
      { actor: null, origin: 'provider' },
    ]);
  });

  it('puts what came at one time into the order in which it can have happened', () => {
    const delivery: PastDelivery = {
      ...{ deliveryId: 'whd_1', kind: 'PAYMENT_STATUS_CHANGED', receivedAt: 11 * SECOND, state: 'done', result: null },
    };
    expect(kindsOf({ payment: paid, deliveries: [delivery] }).slice(2)).toEqual(['webhook', 'approved']);
  });

  it('tells why a refund failed, and that the outcome of another is not known', () => {
    const failure = { code: 'EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT', message: { ko: '', en: '' } };
    const call = { key: 1, repeats: 0, last: 'no_answer' as const, isUncertain: true };
    const refunds = [
      aRefund({ state: 'failed', requestedAt: MINUTE, doneAt: MINUTE, failure, traceId: 'trace-2' }),
      aRefund({ refundId: 'rf_2', requestedAt: 2 * MINUTE, call }),
    ];
    expect(found({ payment: paid, refunds }, 'refund_failed')).toMatchObject([
      { code: failure.code, traceId: 'trace-2', refundId: 'rf_1' },
    ]);
    expect(found({ payment: paid, refunds }, 'outcome_unknown')).toMatchObject([{ refundId: 'rf_2' }]);
  });

  it('tells webhooks by what became of them, and what persons did', () => {
    const delivery: PastDelivery = {
      ...{ deliveryId: 'whd_1', kind: 'PAYMENT_STATUS_CHANGED', receivedAt: MINUTE, state: 'waiting', result: null },
    };
    const entries = [
      anEntry('payment.checked', 2 * MINUTE, { details: '{"providerCode":"timeout"}' }),
      anEntry('webhook_delivery.replayed', 3 * MINUTE, { subjectKind: 'webhook_delivery', subjectId: 'whd_1' }),
      anEntry('refund.checked', 4 * MINUTE, { subjectKind: 'refund', subjectId: 'rf_1' }),
    ];
    const actor = { kind: 'admin_user', name: '김민지' };
    expect(timelineOf(past({ deliveries: [delivery], entries })).slice(2)).toMatchObject([
      { kind: 'webhook', deliveryId: 'whd_1', webhookKind: 'PAYMENT_STATUS_CHANGED', code: 'waiting', actor: null },
      { kind: 'checked', code: 'timeout', actor, refundId: null },
      { kind: 'webhook_replayed', deliveryId: 'whd_1', actor },
      { kind: 'checked', refundId: 'rf_1', actor },
    ]);
  });
});
