import fc from 'fast-check';
import { PAYMENT_STATES } from '../../../contracts/payments';
import type { Payment } from '../../../server/src/domain/payment';
import type { ProviderPayment, ProviderRefund } from '../../../server/src/domain/provider-payment';
import type { Refund } from '../../../server/src/domain/refund';
import { aCancel, aPayment, aRefund, theNews } from '../money-values';
import { PRICE } from './world';

const PROVIDER_STATES = [
  'ready',
  'in_progress',
  'awaiting_deposit',
  'paid',
  'partially_refunded',
  'refunded',
  'canceled',
  'aborted',
  'expired',
  'unknown',
] as const satisfies readonly ProviderPayment['state'][];

export const payments: fc.Arbitrary<Payment> = fc
  .record({ state: fc.constantFrom(...PAYMENT_STATES), isSurplus: fc.boolean(), revision: fc.nat(3) })
  .map((change) => aPayment({ ...change, balanceAmount: PRICE }));

const account = (expired: boolean) => ({
  ...{ providerMethod: '가상계좌', isPartialCancelable: true, useEscrow: false },
  virtualAccount: { bankCode: '20', accountNumber: 'X1', customerName: null, dueAt: null, expired },
});

/** An answer about the payment of `payments`, or nearly. */
export const answers: fc.Arbitrary<ProviderPayment> = fc
  .record({
    state: fc.constantFrom(...PROVIDER_STATES),
    approvedAt: fc.constantFrom(null, 2),
    wrong: fc.constantFrom({}, {}, {}, { amount: PRICE + 1 }, { orderId: 'ord_2' }, { currency: 'USD' as const }),
    isExpired: fc.constantFrom(null, true, false),
  })
  .map(({ wrong, isExpired, ...change }) =>
    theNews({ ...change, ...wrong, ...(isExpired === null ? {} : { details: account(isExpired) }) })
  );

const amounts = fc.constantFrom(1_000, 1_000, 5_500, 11_000);

/** What the provider's list of refunds may hold: no more than was paid. */
export const entries: fc.Arbitrary<ProviderRefund[]> = fc
  .array(
    fc.record({
      amount: amounts,
      state: fc.constantFrom('succeeded', 'succeeded', 'processing', 'failed'),
      reason: fc.constantFrom('구매자 변심', '콘솔 취소'),
    }),
    { maxLength: 5 }
  )
  .map((list) => list.map((entry, index) => aCancel({ ...entry, transactionKey: `tx_${index}` })))
  .filter((list) => list.reduce((sum, { amount }) => sum + amount, 0) <= PRICE);

/** Refunds of ours beside `entries`: open ones, and such as have the key of an entry. */
export const rowsBeside = (list: readonly ProviderRefund[]): fc.Arbitrary<Refund[]> =>
  fc
    .record({ known: fc.subarray([...list]), open: fc.array(amounts, { maxLength: 2 }) })
    .map(({ known, open }) => [
      ...known.map(({ transactionKey, state, amount }, index) =>
        aRefund({ refundId: `rf_known${index}`, transactionKey, state, amount })
      ),
      ...open.map((amount, index) => aRefund({ refundId: `rf_open${index}`, amount })),
    ]);
