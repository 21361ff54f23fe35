import type { Call } from '../../../server/src/domain/payment';
import { echoOf, ownEntry } from '../../../server/src/domain/refund-echo';
import type { LastOutcome } from '../../../server/src/domain/repeat-rules';
import { aCancel, aRefund, theNews } from '../../support/money-values';

const call = (last: LastOutcome): Call => ({ key: 1, repeats: 0, last, isUncertain: true });
const REASON = '변심';
const ours = (refundId: string, last: LastOutcome | null, change = {}) =>
  aRefund({ refundId, amount: 1_000, reason: REASON, call: last && call(last), ...change });
const entries = (count: number) =>
  theNews({
    refunds: Array.from({ length: count }, (_value, n) =>
      aCancel({ transactionKey: `tx_${n}`, amount: 1_000, reason: REASON })
    ),
  });
const found = (refundId: string, n: number) => ({ kind: 'found', own: { refundId, transactionKey: `tx_${n}` } });

test('one entry and one refund belong together', () => {
  const refund = ours('rf_1', 'no_answer');
  expect(echoOf(refund, entries(1), [refund], refund.requestedAt)).toEqual(found('rf_1', 0));
});

test.each([
  ['another amount', { amount: 999 }],
  ['another reason', { reason: '콘솔에서' }],
  ['a time long before it was asked for', { doneAt: -601_000 }],
  ['a failed one', { state: 'failed' as const }],
  ['another number of ours', { requestId: 'rf_2' }],
])('is not taken for %s', (_what, change) => {
  const refund = ours('rf_1', 'no_answer');
  const news = theNews({ refunds: [aCancel({ transactionKey: 'tx_0', amount: 1_000, reason: REASON, ...change })] });
  expect(echoOf(refund, news, [refund], refund.requestedAt)).toEqual({ kind: 'none' });
});

test('an entry that is somebody’s already is nobody else’s', () => {
  const refund = ours('rf_1', 'no_answer');
  const done = ours('rf_2', null, { state: 'succeeded', transactionKey: 'tx_0' });
  expect(echoOf(refund, entries(1), [refund, done], refund.requestedAt)).toEqual({ kind: 'none' });
});

test.each<[string, LastOutcome | null, LastOutcome | null, number, object]>([
  ['both can ask by their key', 'no_answer', 'no_answer', 1, { kind: 'ambiguous' }],
  ['each has one', 'no_answer', 'no_answer', 2, found('rf_1', 0)],
  ['the other can still ask', 'transient_error', 'no_answer', 1, { kind: 'ambiguous' }],
  ['the other was never sent', 'transient_error', null, 1, { kind: 'ambiguous' }],
  ['neither can ask: the older one has it', 'transient_error', 'transient_error', 1, found('rf_1', 0)],
  ['this was not made, the other does not know', 'already_done', 'transient_error', 1, { kind: 'ambiguous' }],
  ['neither was made by the key: it is taken for made', 'already_done', 'already_done', 1, found('rf_1', 0)],
])('of two equal refunds: %s', (_what, mine, others, count, expected) => {
  const refund = ours('rf_1', mine, { requestedAt: 1 });
  const rival = ours('rf_2', others, { requestedAt: 2 });
  expect(echoOf(refund, entries(count), [refund, rival], refund.requestedAt)).toEqual(expected);
});

test('the younger of two that cannot ask has the second entry, or none', () => {
  const older = ours('rf_1', 'transient_error', { requestedAt: 1 });
  const younger = ours('rf_2', 'transient_error', { requestedAt: 2 });
  expect(echoOf(younger, entries(1), [older, younger], younger.requestedAt)).toEqual({ kind: 'none' });
});

test('an answer’s own entry is the newest of its amount that nobody else has', () => {
  const refund = ours('rf_1', 'no_answer');
  const news = { ...entries(2), lastTransactionKey: 'tx_1' };
  expect(ownEntry(refund, news, [refund])).toEqual({ refundId: 'rf_1', transactionKey: 'tx_1' });
  const other = ours('rf_2', null, { state: 'succeeded', transactionKey: 'tx_1' });
  expect(ownEntry(refund, news, [refund, other])).toEqual({ refundId: 'rf_1', transactionKey: 'tx_0' });
  expect(ownEntry(ours('rf_3', null, { amount: 7 }), news, [])).toBeNull();
});
