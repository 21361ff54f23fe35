import type { Environment } from '../../../contracts/keys';
import type { RefundOptionsView, RefundPreviewView } from '../../../contracts/refund-options';
import { maySee, type Caller } from '../domain/caller';
import { CommerceError } from '../domain/errors';
import type { Payment } from '../domain/payment';
import {
  isOpen,
  isPartPossible,
  needsAccount,
  refundableAmount,
  taxFreeRefundable,
  type Refund,
} from '../domain/refund';
import { refundableLines } from '../domain/refund-lines';
import { refundBlock, refundWarnings, refundWay } from '../domain/refund-options';
import type { PaymentRepository, RefundRepository } from '../repositories/ports';
import type { Clock } from './clock';
import type { AmountWish, RefundAmountsService } from './refund-amounts';
import type { RefundLimitGuard } from './refund-limit-guard';

export type RefundOptionsPorts = {
  payments: Pick<PaymentRepository, 'find'>;
  refunds: Pick<RefundRepository, 'ofPayment'>;
  amounts: RefundAmountsService;
  limits: Pick<RefundLimitGuard, 'left'>;
  /** The one in force: payments of the other one cannot be refunded here. */
  environment: Environment;
  /** Offered as reasons. */
  reasonsOf: () => Promise<string[]>;
  clock: Clock;
};

/** What can be given back of a payment, for a person who is about to. Nothing is locked: the refund decides anew. */
export const createRefundOptions = (ports: RefundOptionsPorts) => {
  const { payments, refunds, amounts, limits, environment, reasonsOf, clock } = ports;

  const find = async (caller: Caller, paymentKey: string): Promise<{ payment: Payment; made: Refund[] }> => {
    const payment = await payments.find(paymentKey);
    if (!payment || !maySee(caller, payment))
      throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
    return { payment, made: await refunds.ofPayment(paymentKey) };
  };

  return {
    /** @throws CommerceError `PAYMENT_NOT_FOUND` */
    async options(caller: Caller, paymentKey: string): Promise<RefundOptionsView> {
      const { payment, made } = await find(caller, paymentKey);
      const now = clock();
      const isUnderWay = made.some(isOpen);
      const refundable = refundableAmount(payment, made.filter(isOpen));
      const limit = await limits.left(caller, payment.currency, now);
      const { orderId, method, currency, amount, balanceAmount } = payment;
      return {
        ...{ paymentKey, orderId, method, currency, amount, balanceAmount, refundable, limit },
        environment: payment.environment,
        refundableTaxFree: Math.min(refundable, taxFreeRefundable(payment, made)),
        isPartPossible: isPartPossible(payment),
        needsAccount: needsAccount(payment),
        block: refundBlock({ payment, environment, refundable, isUnderWay, limit }),
        warnings: refundWarnings(payment, now, isUnderWay),
        lines: refundableLines(await amounts.linesOf(payment), made),
        way: refundWay(payment),
        reasons: await reasonsOf(),
      };
    },

    /**
     * What this refund would give back, worked out as the refund itself is.
     *
     * @throws CommerceError those of a refund, but `REFUND_ACCOUNT_REQUIRED` and `REFUND_LIMIT_EXCEEDED`
     */
    async preview(caller: Caller, paymentKey: string, wish: AmountWish): Promise<RefundPreviewView> {
      const { payment, made } = await find(caller, paymentKey);
      const { amount, taxFreeAmount } = await amounts.decide(payment, made, wish, needsAccount(payment));
      return {
        ...{ amount, taxFreeAmount },
        refundableAfter: refundableAmount(payment, made.filter(isOpen)) - amount,
      };
    },
  };
};

export type RefundOptions = ReturnType<typeof createRefundOptions>;
