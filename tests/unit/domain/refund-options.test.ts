import { refundBlock, refundWarnings, refundWay } from '../../../server/src/domain/refund-options';
import { isPartPossible, needsAccount } from '../../../server/src/domain/refund';
import { aPayment } from '../../support/money-values';

const DAY = 86_400_000;
const details = { providerMethod: null, isPartialCancelable: true, useEscrow: false };
const paid = aPayment({ state: 'paid', method: 'card', details, approvedAt: Date.UTC(2026, 0, 15) });
const later = (days: number) => (paid.approvedAt ?? 0) + days * DAY;

test.each([
  ['card', 365, 'older_than_365_days'],
  ['easy_pay', 365, 'older_than_365_days'],
  ['virtual_account', 365, 'older_than_365_days'],
  ['transfer', 180, 'older_than_180_days'],
] as const)('a payment by %s is old after %i days', (method, days, warning) => {
  const payment = aPayment({ ...paid, method });
  expect(refundWarnings(payment, later(days), false)).toEqual([]);
  expect(refundWarnings(payment, later(days) + 1, false)).toEqual([warning]);
});

test('what was paid abroad is old after 180 days', () => {
  const payment = aPayment({ ...paid, method: 'easy_pay', details: { ...details, country: 'US' } });
  expect(refundWarnings(payment, later(181), false)).toEqual(['older_than_180_days']);
});

test('a phone bill ends with Korea’s month', () => {
  // 23:59 of 31 January in Korea.
  const lastMinute = Date.UTC(2026, 0, 31, 14, 59);
  const payment = aPayment({ ...paid, method: 'mobile_phone' });
  expect(refundWarnings(payment, lastMinute, false)).toEqual([]);
  expect(refundWarnings(payment, lastMinute + 60_000, false)).toEqual(['mobile_phone_other_month']);
  const inFebruary = aPayment({ ...payment, approvedAt: lastMinute + 60_000 });
  expect(refundWarnings(inFebruary, lastMinute + DAY, false)).toEqual([]);
});

test('escrow and what the provider says goes back whole only', () => {
  const escrow = aPayment({ ...paid, details: { ...details, useEscrow: true } });
  const whole = aPayment({ ...paid, details: { ...details, isPartialCancelable: false } });
  expect([refundWarnings(escrow, later(1), false), isPartPossible(escrow)]).toEqual([['escrow'], false]);
  expect([refundWarnings(whole, later(1), false), isPartPossible(whole)]).toEqual([['full_only'], false]);
  expect([refundWarnings(paid, later(1), false), isPartPossible(paid)]).toEqual([[], true]);
});

test('before the deposit nothing was paid, and no account is needed', () => {
  const waiting = aPayment({ ...paid, state: 'awaiting_deposit', method: 'virtual_account', approvedAt: null });
  expect(refundWarnings(waiting, later(400), true)).toEqual(['before_deposit']);
  expect([needsAccount(waiting), isPartPossible(waiting), refundWay(waiting)]).toEqual([false, false, 'nothing_paid']);
  const deposited = aPayment({ ...waiting, state: 'paid' });
  expect([needsAccount(deposited), isPartPossible(deposited), refundWay(deposited)]).toEqual([
    true,
    true,
    'virtual_account',
  ]);
});

test('says that another refund is under way', () => {
  expect(refundWarnings(paid, later(1), true)).toEqual(['under_way']);
});

const NO_LIMIT = { perRefund: null, leftToday: null };
const situation = { payment: paid, environment: 'test', refundable: 1, isUnderWay: false, limit: NO_LIMIT } as const;

test.each([
  ['nothing', {}, null],
  ['a refunded payment', { payment: aPayment({ state: 'refunded' }), refundable: 0 }, 'nothing_left'],
  ['a balance that is used up', { refundable: 0 }, 'nothing_left'],
  ['a balance that is on its way', { refundable: 0, isUnderWay: true }, 'under_way'],
  ['a declined payment', { payment: aPayment({ state: 'declined' }) }, 'not_paid'],
  ['a payment that is being confirmed', { payment: aPayment() }, 'not_paid'],
  ['the other environment', { environment: 'live' }, 'other_environment'],
  ['a limit of nothing', { limit: { perRefund: 0, leftToday: null } }, 'limit_used_up'],
  ['a day that is used up', { limit: { perRefund: null, leftToday: 0 } }, 'limit_used_up'],
  ['a small limit', { limit: { perRefund: 1, leftToday: 1 } }, null],
] as const)('%s blocks with %j: %s', (_what, change, block) => {
  expect(refundBlock({ ...situation, ...change })).toBe(block);
});

test.each([
  ['card', 'card'],
  ['easy_pay', 'easy_pay'],
  ['transfer', 'transfer'],
  ['mobile_phone', 'mobile_phone'],
  ['culture_gift_certificate', 'other'],
  [null, 'other'],
] as const)('money paid by %s comes back by %s', (method, way) => {
  expect(refundWay(aPayment({ ...paid, method }))).toBe(way);
});

test('money that was paid abroad comes back as wallets abroad do it', () => {
  expect(refundWay(aPayment({ ...paid, details: { ...details, country: 'US' } }))).toBe('overseas');
});
