import { isCommerceError } from '../domain/errors';
import type { Payment } from '../domain/payment';
import type { ProviderFailure } from '../domain/provider-payment';
import type { Credentials, PaymentProvider, ProviderAnswer } from '../providers/payment-provider';
import type { PaymentRepository } from '../repositories/ports';
import type { Settlement } from './settlement/settlement';

export type InquiryPorts = {
  payments: PaymentRepository;
  provider: PaymentProvider;
  credentialsOf: (keySetId: string) => Promise<Credentials>;
  settlement: Settlement;
};

/** `unreachable`: the provider did not say what the payment is, or we cannot ask; to be asked again. */
export type Inquired =
  | { outcome: 'settled'; payment: Payment }
  | { outcome: 'unreachable'; failure: ProviderFailure }
  | { outcome: 'unknown_payment' };

/** Why we could not even ask: no key, or one that does not open. Nothing was sent. */
export const couldNotAsk = (error: unknown): ProviderFailure => {
  if (!isCommerceError(error)) throw error;
  return { code: error.code, errorClass: 'merchant', status: null, message: error.message, traceId: null };
};

/** Asks the provider what a payment is now, and settles it by the answer: what webhooks and persons lead to. */
export const createInquiry = ({ payments, provider, credentialsOf, settlement }: InquiryPorts) => {
  const read = async (payment: Payment): Promise<ProviderAnswer> => {
    try {
      return await provider.read(await credentialsOf(payment.keySetId), payment.paymentKey);
    } catch (error) {
      return { outcome: 'refused', failure: couldNotAsk(error) };
    }
  };

  return {
    /** Reads at the provider; what cannot be asked is a refusal of class `merchant`. Writes nothing. */
    read,

    /**
     * Reads at the provider and settles.
     *
     * @returns `unknown_payment` for a key that no payment of ours has
     */
    async ask(paymentKey: string): Promise<Inquired> {
      const payment = await payments.find(paymentKey);
      if (!payment) return { outcome: 'unknown_payment' };
      const answer = await read(payment);
      if (answer.outcome !== 'answered') return { outcome: 'unreachable', failure: answer.failure };
      const settled = await settlement.settle(paymentKey, { ...answer, revision: payment.revision });
      return { outcome: 'settled', payment: settled };
    },
  };
};

export type Inquiry = ReturnType<typeof createInquiry>;
