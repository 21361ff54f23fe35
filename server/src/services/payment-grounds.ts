import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import type { FoundForSettling, FoundPayment, PaymentGroundsRepository } from '../repositories/payment-grounds';
import type { Credentials } from '../providers/payment-provider';
import type { KeySets } from './key-sets';
import type { Known } from './settlement/settlement-ports';

/** A payment as it was read before the provider is asked about it, and the secrets to ask with. */
export type PaymentGround = {
  payment: Payment;
  /** All of them. */
  refunds: readonly Refund[];
  /** The shop id of its key set, where it has one. */
  mid: string | null;
  /** The secrets of its key set, opened. @throws CommerceError as `credentialsOf` of the key sets */
  credentials: () => Promise<Credentials>;
};

/** With what writing the answer takes. */
export type SettlingGround = PaymentGround & Pick<Known, 'lineIds'>;

export type RefundGround = PaymentGround & Pick<Known, 'heldLines'> & { isLimited: boolean };

export type PaymentGrounds = {
  /** `null` for a key that no payment of ours has. */
  forSettling: (paymentKey: string) => Promise<SettlingGround | null>;
  /** The same of several, in no order. */
  ofPayments: (paymentKeys: readonly string[]) => Promise<SettlingGround[]>;
  /** The same of all payments of an order, newest first. */
  ofOrder: (orderId: string) => Promise<SettlingGround[]>;
  /** `isLimited`: must the limits of refunds be looked at under their lock? So they must of who is no token. */
  forRefund: (paymentKey: string, tokenId: number | null) => Promise<RefundGround | null>;
};

/** What is read before the provider is asked: once, and with the keys of the very set that it was read with. */
export const createPaymentGrounds = (
  repository: PaymentGroundsRepository,
  keySets: Pick<KeySets, 'credentialsFrom' | 'credentialsOf'>
): PaymentGrounds => {
  const groundOf = ({ payment, refunds, keySet }: FoundPayment): PaymentGround => ({
    payment,
    refunds,
    mid: keySet?.mid ?? null,
    // A set that is gone is asked for by its name: that says what is wrong.
    credentials: () => (keySet ? keySets.credentialsFrom(keySet) : keySets.credentialsOf(payment.keySetId)),
  });

  const settlingGroundOf = (found: FoundForSettling): SettlingGround => ({
    ...groundOf(found),
    lineIds: found.lineIds,
  });

  return {
    async forSettling(paymentKey) {
      const found = await repository.forSettling(paymentKey);
      return found && settlingGroundOf(found);
    },

    ofPayments: async (paymentKeys) => (await repository.ofPayments(paymentKeys)).map(settlingGroundOf),
    ofOrder: async (orderId) => (await repository.ofOrder(orderId)).map(settlingGroundOf),

    async forRefund(paymentKey, tokenId) {
      const found = await repository.forRefund(paymentKey, tokenId);
      return (
        found && {
          ...groundOf(found),
          heldLines: found.heldLines,
          isLimited: tokenId === null || found.isLimited,
        }
      );
    },
  };
};
