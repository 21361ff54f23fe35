import { callAfter, FIRST_CALL, wasCalledSince } from '../../../server/src/domain/call';
import { holdsMoney } from '../../../server/src/domain/payment';
import { PAYMENT_STATES } from '../../../contracts/payments';

const failure = (code: string, errorClass: 'query' | 'decline' | 'done') => ({
  ...{ code, errorClass, status: null, message: '', traceId: null },
});

test('what may have been executed stays so, whatever is refused afterwards', () => {
  const lost = callAfter(null, failure('timeout', 'query'));
  expect(lost).toEqual({ ...FIRST_CALL, last: 'no_answer', isUncertain: true });
  const refused = callAfter(lost, failure('REJECT_CARD_PAYMENT', 'decline'));
  expect(refused).toMatchObject({ last: 'certain_refusal', isUncertain: true });
  expect(callAfter(null, failure('REJECT_CARD_PAYMENT', 'decline'))).toMatchObject({ isUncertain: false });
});

test.each([
  ['nobody called', {}, false],
  ['the key was sent again', { repeats: 1 }, true],
  ['another key was taken', { key: 2 }, true],
])('a refusal is about this call only: %s', (_what, change, expected) => {
  expect(wasCalledSince({ call: null }, { call: { ...FIRST_CALL, ...change } })).toBe(expected);
});

test('money is held by what was paid and not wholly given back', () => {
  const holding = PAYMENT_STATES.filter((state) => holdsMoney({ state, balanceAmount: 1 }));
  expect(holding).toEqual(['paid', 'partially_refunded']);
  expect(holdsMoney({ state: 'paid', balanceAmount: 0 })).toBe(false);
});
