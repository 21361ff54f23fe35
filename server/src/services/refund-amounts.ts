import type { RefundLine } from '../../../contracts/refund-options';
import type { OrderLine } from '../domain/order';
import type { Payment } from '../domain/payment';
import { decideRefund, type Refund, type RefundAmounts } from '../domain/refund';
import { sumOfLines } from '../domain/refund-lines';
import type { OrderRepository } from '../repositories/ports';

/** What is asked for. Without an amount and lines: all that is left. */
export type AmountWish = {
  amount?: number | undefined;
  taxFreeAmount?: number | undefined;
  lines?: readonly RefundLine[] | undefined;
};

/** Works out what a refund gives back: for the refund itself, and for showing it beforehand. */
export const createRefundAmounts = ({ orders }: { orders: Pick<OrderRepository, 'linesOf'> }) => {
  /** The lines that this payment paid for: none of them for money that no order waits for. */
  const linesOf = async ({ orderId, isSurplus }: Payment): Promise<OrderLine[]> =>
    isSurplus ? [] : ((await orders.linesOf([orderId])).get(orderId) ?? []);

  return {
    linesOf,

    /**
     * @param made every refund of the payment; read under the payment's lock by whoever writes the next one
     * @throws CommerceError `REFUND_NOT_ALLOWED`, `REFUND_EXCEEDS_BALANCE`, `REFUND_ACCOUNT_REQUIRED`,
     *   `AMOUNT_MISMATCH`, `INVALID_REQUEST`
     */
    async decide(
      payment: Payment,
      made: readonly Refund[],
      { lines: wanted, ...wish }: AmountWish,
      hasAccount: boolean
    ): Promise<RefundAmounts> {
      if (!wanted) return decideRefund(payment, made, { ...wish, hasAccount });
      const lines = sumOfLines(payment.paymentKey, await linesOf(payment), made, wanted);
      return decideRefund(payment, made, { ...wish, lines, hasAccount });
    },
  };
};

export type RefundAmountsService = ReturnType<typeof createRefundAmounts>;
