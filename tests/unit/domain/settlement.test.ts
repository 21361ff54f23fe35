import type { PaymentState } from '../../../contracts/payments';
import { givesStockBack, judge, mismatchesOf, orderStateFor, pathTo } from '../../../server/src/domain/settlement';
import { aPayment, theNews } from '../../support/money-values';

test.each([
  ['orderId', { orderId: 'ord_2' }],
  ['paymentKey', { paymentKey: 'pay_2' }],
  ['amount', { amount: 33_001 }],
  ['currency', { currency: 'USD' as const }],
  ['currency', { currency: null }],
])('an answer with another %s completes nothing', (field, change) => {
  expect(mismatchesOf(aPayment(), theNews(change))).toEqual([field]);
  expect(judge(aPayment(), theNews(change), 33_000, true)).toMatchObject({
    kind: 'problem',
    code: 'ANSWER_MISMATCH',
    details: { fields: [field] },
  });
});

const details = { providerMethod: '가상계좌', isPartialCancelable: true, useEscrow: false };
const account = { bankCode: '20', accountNumber: 'X1', customerName: null, dueAt: null };

test.each<[PaymentState, string, object, number, PaymentState[]]>([
  ['confirming', 'paid', { state: 'paid' }, 33_000, ['paid']],
  ['confirming', 'an account given', { state: 'awaiting_deposit', approvedAt: null }, 33_000, ['awaiting_deposit']],
  ['confirming', 'aborted', { state: 'aborted', approvedAt: null }, 33_000, ['declined']],
  ['confirming', 'expired', { state: 'expired', approvedAt: null }, 33_000, ['expired']],
  ['confirming', 'paid and refunded in the console meanwhile', { state: 'refunded' }, 0, ['paid', 'refunded']],
  [
    'confirming',
    'paid and partly refunded meanwhile',
    { state: 'partially_refunded' },
    27_500,
    ['paid', 'partially_refunded'],
  ],
  [
    'confirming',
    'an account given and canceled',
    { state: 'canceled', approvedAt: null },
    0,
    ['awaiting_deposit', 'canceled'],
  ],
  ['awaiting_deposit', 'deposited', { state: 'paid' }, 33_000, ['paid']],
  ['awaiting_deposit', 'canceled before the deposit', { state: 'canceled', approvedAt: null }, 0, ['canceled']],
  [
    'awaiting_deposit',
    'past its due date',
    {
      state: 'awaiting_deposit',
      approvedAt: null,
      details: { ...details, virtualAccount: { ...account, expired: true } },
    },
    33_000,
    ['expired'],
  ],
  [
    'awaiting_deposit',
    'still waiting',
    {
      state: 'awaiting_deposit',
      approvedAt: null,
      details: { ...details, virtualAccount: { ...account, expired: false } },
    },
    33_000,
    [],
  ],
  ['paid', 'the deposit taken back', { state: 'awaiting_deposit', approvedAt: null }, 33_000, ['awaiting_deposit']],
  [
    'paid',
    'fully refunded, whatever the word',
    { state: 'partially_refunded', providerStatus: 'PARTIAL_CANCELED' },
    0,
    ['refunded'],
  ],
  ['paid', 'canceled without an approval time', { state: 'canceled', approvedAt: null }, 0, ['refunded']],
  ['partially_refunded', 'another part', { state: 'partially_refunded' }, 10_000, []],
  ['refunded', 'an older answer', { state: 'paid' }, 0, []],
])('from %s, %s', (from, _what, news, balance, path) => {
  expect(judge(aPayment({ state: from }), theNews(news), balance, true)).toEqual({ kind: 'moved', path });
});

test.each(['ready', 'in_progress', 'unknown'] as const)('%s says nothing yet', (state) => {
  expect(judge(aPayment(), theNews({ state }), 33_000, true)).toEqual({ kind: 'no_news' });
});

test.each(['declined', 'expired'] as const)('money that arrives after %s opens the claim again', (state) => {
  expect(judge(aPayment({ state }), theNews(), 33_000, true)).toEqual({ kind: 'after_all', path: ['paid'] });
  expect(judge(aPayment({ state }), theNews({ state: 'refunded' }), 0, true)).toEqual({
    kind: 'after_all',
    path: ['paid', 'refunded'],
  });
});

test('money that arrives after a cancel is for a person', () => {
  expect(judge(aPayment({ state: 'canceled' }), theNews(), 33_000, true)).toMatchObject({
    kind: 'problem',
    code: 'PAID_AFTER_ALL',
  });
});

test.each(['declined', 'expired', 'canceled'] as const)('another end without money is no news for %s', (state) => {
  for (const told of ['aborted', 'expired'] as const)
    expect(judge(aPayment({ state }), theNews({ state: told, approvedAt: null }), 0, true)).toEqual({
      kind: 'no_news',
    });
});

test.each([
  ['a deposit taken back', { state: 'awaiting_deposit' as const, approvedAt: null }],
  ['an end without money', { state: 'aborted' as const, approvedAt: null }],
])('%s, told by an answer older than what we know, is asked for again', (_what, change) => {
  expect(judge(aPayment({ state: 'paid' }), theNews(change), 33_000, false)).toEqual({ kind: 'outdated' });
});

test.each(['declined', 'expired', 'canceled'] as const)(
  'what is told of %s by an older answer is asked for again',
  (state) => {
    const account = theNews({ state: 'awaiting_deposit', approvedAt: null });
    expect(judge(aPayment({ state }), account, 33_000, false)).toEqual({ kind: 'outdated' });
    expect(judge(aPayment({ state }), theNews(), 33_000, false)).toEqual({ kind: 'outdated' });
  }
);

test('an older answer may still lead on', () => {
  expect(judge(aPayment(), theNews(), 33_000, false)).toEqual({ kind: 'moved', path: ['paid'] });
});

test('what cannot happen from here is a problem', () => {
  expect(
    judge(aPayment({ state: 'paid' }), theNews({ state: 'aborted', approvedAt: null }), 33_000, true)
  ).toMatchObject({
    kind: 'problem',
    code: 'UNEXPECTED_STATE',
  });
  expect(pathTo('partially_refunded', 'awaiting_deposit')).toBeNull();
});

test('the order follows its payment', () => {
  expect(orderStateFor('confirming', 'paid')).toBe('paid');
  expect(orderStateFor('confirming', 'declined')).toBe('pending');
  expect(orderStateFor('confirming', 'expired')).toBe('pending');
  expect(orderStateFor('awaiting_deposit', 'expired')).toBe('expired');
  expect(orderStateFor('awaiting_deposit', 'canceled')).toBe('canceled');
  expect(orderStateFor('paid', 'refunded')).toBe('refunded');
});

test('pieces go back only when no money came', () => {
  expect((['declined', 'expired', 'canceled'] as const).every(givesStockBack)).toBe(true);
  expect((['paid', 'awaiting_deposit', 'partially_refunded', 'refunded'] as const).some(givesStockBack)).toBe(false);
});
