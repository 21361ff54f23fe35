import fc from 'fast-check';

import { translatePayment } from '../../../../server/src/providers/toss/translate';
import { cardPayment, ORDER_ID, PAYMENT_KEY } from './payments';

describe('reading what is no payment', () => {
  it.each([
    ['paymentKey', undefined],
    ['paymentKey', ''],
    ['paymentKey', 12345678],
    ['orderId', undefined],
    ['orderId', ''],
    ['orderId', 12345678],
    ['status', undefined],
    ['status', ''],
    ['totalAmount', undefined],
    ['totalAmount', 'much'],
    ['totalAmount', -33000],
    ['totalAmount', 33000.5],
    ['balanceAmount', 'rest'],
    ['taxFreeAmount', -1],
  ])('refuses a payment whose %s is %p', (field, value) => {
    expect(translatePayment({ ...cardPayment, [field]: value })).toBeNull();
  });

  it.each([null, undefined, '', 'DONE', 7, [], [cardPayment], true])('refuses %p', (body) => {
    expect(translatePayment(body)).toBeNull();
  });

  it('needs nothing but the five', () => {
    const least = { paymentKey: PAYMENT_KEY, orderId: ORDER_ID, status: 'DONE', totalAmount: '33000', currency: 'KRW' };

    expect(translatePayment(least)).toMatchObject({
      state: 'paid',
      amount: 33_000,
      balanceAmount: 33_000,
      method: null,
    });
  });

  it('never throws, whatever a field turns into', () => {
    const fields = [...Object.keys(cardPayment), 'easyPayAmount', 'transactionKey'];
    const strange = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, Number.NaN, '', '\u0000', '__proto__'));
    fc.assert(
      fc.property(fc.constantFrom(...fields), strange, fc.constantFrom(...fields), strange, (a, x, b, y) => {
        const payment = translatePayment({ ...cardPayment, [a]: x, [b]: y });
        if (payment === null) return;
        for (const amount of [payment.amount, payment.balanceAmount, payment.taxFreeAmount]) {
          expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
        }
      }),
      { numRuns: 5_000 }
    );
  });
});
