import {
  forgetRefund,
  isCertainlyNotMade,
  pendingRefundOf,
  rememberRefund,
} from '../../../admin/src/components/refund-dialog/pending-refunds';

const coded = (status: number, code: string) => ({ status, details: { code } });

test.each([
  ['no answer', {}, false],
  ['a broken gateway', { status: 502 }, false],
  ['a server error', { status: 500 }, false],
  ['the same wish at work', coded(409, 'REQUEST_IN_PROGRESS'), false],
  ['a vault that does not open, after the money moved', coded(503, 'VAULT_CANNOT_OPEN'), false],
  ['a timeout on the way', { status: 408 }, false],
  ['a wrong account', coded(422, 'REFUND_NOT_ALLOWED'), true],
  ['too much', coded(422, 'REFUND_EXCEEDS_BALANCE'), true],
  ['no right', { status: 403 }, true],
  ['too many requests', coded(429, 'TOO_MANY_REQUESTS'), true],
  ['keys that are refused', coded(503, 'KEY_REJECTED_BY_PROVIDER'), true],
  ['no vault key', coded(503, 'VAULT_KEY_MISSING'), true],
])('after %s: certainly not made is %s', (_what, error, isCertain) => {
  expect(isCertainlyNotMade(error, false)).toBe(isCertain);
});

test.each([
  ['a refusal of the refund', coded(422, 'REFUND_NOT_ALLOWED'), true],
  ['a session that ended', { status: 401 }, false],
  ['a right that was taken away', { status: 403 }, false],
  ['too many requests', coded(429, 'TOO_MANY_REQUESTS'), false],
  ['a vault key that is gone', coded(503, 'VAULT_KEY_MISSING'), false],
  ['keys that are refused', coded(503, 'KEY_REJECTED_BY_PROVIDER'), false],
])('sent again after silence, %s tells that the first was certainly not made: %s', (_what, error, isCertain) => {
  expect(isCertainlyNotMade(error, true)).toBe(isCertain);
});

test('what was sent without an answer is kept for its payment until it is over', () => {
  const sent = { idempotencyKey: 'k', input: { reason: 'x', amount: 1 } };
  rememberRefund('pay_1', sent);
  expect([pendingRefundOf('pay_1'), pendingRefundOf('pay_2')]).toEqual([sent, null]);
  forgetRefund('pay_1');
  expect(pendingRefundOf('pay_1')).toBeNull();
});
