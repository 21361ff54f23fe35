import fc from 'fast-check';
import { decideRefund, refundableAmount } from '../../../server/src/domain/refund';
import { aPayment, aRefund } from '../../support/money-values';

const paid = aPayment({
  state: 'paid',
  method: 'card',
  details: { providerMethod: '카드', isPartialCancelable: true, useEscrow: false },
});
const nothing = { hasAccount: false };

test('without an amount gives back all that is left', () => {
  expect(decideRefund(paid, [], nothing)).toEqual({ amount: 33_000, taxFreeAmount: 0 });
  const partly = aPayment({ ...paid, state: 'partially_refunded', balanceAmount: 27_500 });
  expect(decideRefund(partly, [aRefund({ state: 'succeeded' })], nothing)).toEqual({
    amount: 27_500,
    taxFreeAmount: 0,
  });
});

test('leaves room for refunds that are still on their way', () => {
  expect(refundableAmount(paid, [{ amount: 5_500 }, { amount: 30_000 }])).toBe(0);
  expect(() => decideRefund(paid, [aRefund({ amount: 30_000 })], { ...nothing, amount: 3_001 })).toThrow(
    expect.objectContaining({ code: 'REFUND_EXCEEDS_BALANCE', details: { paymentKey: 'pay_1', refundable: 3_000 } })
  );
});

test.each([
  ['more than was paid', paid, { amount: 33_001, hasAccount: false }, 'REFUND_EXCEEDS_BALANCE'],
  [
    'anything of a refunded payment',
    aPayment({ ...paid, state: 'refunded', balanceAmount: 0 }),
    nothing,
    'REFUND_EXCEEDS_BALANCE',
  ],
  ['a payment that is not confirmed', aPayment(), nothing, 'REFUND_NOT_ALLOWED'],
  ['a declined payment', aPayment({ state: 'declined', balanceAmount: 0 }), nothing, 'REFUND_NOT_ALLOWED'],
  [
    'a part of a payment that goes back whole only',
    aPayment({ ...paid, details: { providerMethod: '카드', isPartialCancelable: false, useEscrow: true } }),
    { amount: 1, hasAccount: false },
    'REFUND_NOT_ALLOWED',
  ],
  [
    'a part of a payment in escrow',
    aPayment({ ...paid, details: { providerMethod: '카드', isPartialCancelable: true, useEscrow: true } }),
    { amount: 1, hasAccount: false },
    'REFUND_NOT_ALLOWED',
  ],
  [
    'a part before the deposit',
    aPayment({ state: 'awaiting_deposit', method: 'virtual_account' }),
    { amount: 1, hasAccount: false },
    'REFUND_NOT_ALLOWED',
  ],
  [
    'an account before the deposit',
    aPayment({ state: 'awaiting_deposit', method: 'virtual_account' }),
    { hasAccount: true },
    'REFUND_NOT_ALLOWED',
  ],
  [
    'a deposit without an account',
    aPayment({ ...paid, method: 'virtual_account' }),
    nothing,
    'REFUND_ACCOUNT_REQUIRED',
  ],
])('refuses %s', (_what, payment, wish, code) => {
  expect(() => decideRefund(payment, [], wish)).toThrow(expect.objectContaining({ code }));
});

describe('the tax-free part', () => {
  const mixed = aPayment({ ...paid, taxFreeAmount: 11_000 });

  test('follows the share of what is left, and the last refund takes the rest', () => {
    expect(decideRefund(mixed, [], { amount: 3_300, hasAccount: false }).taxFreeAmount).toBe(1_100);
    expect(decideRefund(mixed, [], nothing).taxFreeAmount).toBe(11_000);
  });

  test('of a refund that failed is free again', () => {
    const failed = aRefund({ state: 'failed', amount: 11_000, taxFreeAmount: 11_000 });
    expect(decideRefund(mixed, [failed], nothing).taxFreeAmount).toBe(11_000);
  });

  test('may be named, up to what is left of it', () => {
    expect(decideRefund(mixed, [], { amount: 5_000, taxFreeAmount: 5_000, hasAccount: false }).taxFreeAmount).toBe(
      5_000
    );
    expect(() => decideRefund(mixed, [], { amount: 5_000, taxFreeAmount: 5_001, hasAccount: false })).toThrow(
      expect.objectContaining({ code: 'REFUND_EXCEEDS_BALANCE' })
    );
  });
});

test('refunds in any order and size never give back more than was paid, nor more tax-free than there was', () => {
  const wishes = fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: 40_000 }),
      state: fc.constantFrom('requested', 'succeeded', 'failed', 'processing'),
    }),
    { maxLength: 30 }
  );
  fc.assert(
    fc.property(wishes, fc.integer({ min: 0, max: 33_000 }), (all, taxFreeAmount) => {
      const refunds: ReturnType<typeof aRefund>[] = [];
      for (const { amount, state } of all) {
        const back = refunds
          .filter((refund) => refund.state === 'succeeded')
          .reduce((sum, refund) => sum + refund.amount, 0);
        const balanceAmount = 33_000 - back;
        const payment = aPayment({
          ...paid,
          taxFreeAmount,
          balanceAmount,
          state: balanceAmount === 0 ? 'refunded' : balanceAmount < 33_000 ? 'partially_refunded' : 'paid',
        });
        try {
          refunds.push(
            aRefund({ ...decideRefund(payment, refunds, { amount, hasAccount: false }), state: state as 'requested' })
          );
        } catch (error) {
          expect(error).toHaveProperty('code', 'REFUND_EXCEEDS_BALANCE');
        }
      }
      const counted = refunds.filter(({ state }) => state !== 'failed');
      expect(counted.reduce((sum, refund) => sum + refund.amount, 0)).toBeLessThanOrEqual(33_000);
      expect(counted.reduce((sum, refund) => sum + refund.taxFreeAmount, 0)).toBeLessThanOrEqual(taxFreeAmount);
    })
  );
});
