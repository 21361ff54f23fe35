import { isCommerceError } from '../domain/errors';
import type { Payment } from '../domain/payment';
import type { ProviderFailure } from '../domain/provider-payment';
import type { Credentials, PaymentProvider, ProviderAnswer } from '../providers/payment-provider';
import type { PaymentGrounds, SettlingGround } from './payment-grounds';
import type { Settlement } from './settlement/settlement';

export type InquiryPorts = {
  grounds: Omit<PaymentGrounds, 'forRefund'>;
  provider: PaymentProvider;
  credentialsOf: (keySetId: string) => Promise<Credentials>;
  settlement: Settlement;
};

/** `mid`: the shop id of the payment's key set, where it has one. */
export type Asked =
  | { outcome: 'settled'; payment: Payment; mid: string | null }
  | { outcome: 'unreachable'; failure: ProviderFailure };

/** `unreachable`: the provider did not say what the payment is, or we cannot ask; to be asked again. */
export type Inquired = Asked | { outcome: 'unknown_payment' };

/** Why we could not even ask: no key, or one that does not open. Nothing was sent. */
export const couldNotAsk = (error: unknown): ProviderFailure => {
  if (!isCommerceError(error)) throw error;
  return { code: error.code, errorClass: 'merchant', status: null, message: error.message, traceId: null };
};

/** Asks the provider what a payment is now, and settles it by the answer: what webhooks and persons lead to. */
export const createInquiry = ({ grounds, provider, credentialsOf, settlement }: InquiryPorts) => {
  const readWith = async (credentials: () => Promise<Credentials>, paymentKey: string): Promise<ProviderAnswer> => {
    try {
      return await provider.read(await credentials(), paymentKey);
    } catch (error) {
      return { outcome: 'refused', failure: couldNotAsk(error) };
    }
  };

  /** Reads at the provider and settles a payment that was just read here. */
  const askAbout = async ({ payment, refunds, lineIds, mid, credentials }: SettlingGround): Promise<Asked> => {
    const { paymentKey, revision } = payment;
    const answer = await readWith(credentials, paymentKey);
    if (answer.outcome !== 'answered') return { outcome: 'unreachable', failure: answer.failure };
    const settled = await settlement.settle(paymentKey, { ...answer, revision }, { payment, refunds, lineIds });
    return { outcome: 'settled', payment: settled, mid };
  };

  return {
    /** Reads at the provider; what cannot be asked is a refusal of class `merchant`. Writes nothing. */
    read: ({ keySetId, paymentKey }: Payment): Promise<ProviderAnswer> =>
      readWith(() => credentialsOf(keySetId), paymentKey),

    /** Payments of an order, newest first, as `askAbout` wants them. */
    ofOrder: grounds.ofOrder,

    /** Payments as `askAbout` wants them. */
    ofPayments: grounds.ofPayments,

    /** The same as `read` for one that was just read here. */
    readOf: ({ payment, credentials }: SettlingGround): Promise<ProviderAnswer> =>
      readWith(credentials, payment.paymentKey),

    askAbout,

    /**
     * The same by its key.
     *
     * @returns `unknown_payment` for a key that no payment of ours has
     */
    async ask(paymentKey: string): Promise<Inquired> {
      const ground = await grounds.forSettling(paymentKey);
      return ground ? askAbout(ground) : { outcome: 'unknown_payment' };
    },
  };
};

export type Inquiry = ReturnType<typeof createInquiry>;
