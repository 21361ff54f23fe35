import { translatePayment } from '../../../../server/src/providers/toss/translate';
import { cardPayment } from './payments';

test('a card payment that holds something outside of tax goes back whole only', () => {
  const partial = (change: object) => translatePayment({ ...cardPayment, ...change })?.details.isPartialCancelable;
  expect(partial({})).toBe(true);
  expect(partial({ isPartialCancelable: false })).toBe(false);
  expect(partial({ taxExemptionAmount: 300 })).toBe(false);
  expect(partial({ taxExemptionAmount: 300, method: '계좌이체', card: null })).toBe(true);
});
