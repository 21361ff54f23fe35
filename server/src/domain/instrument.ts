import type { PaymentRowView } from '../../../contracts/payment-list';
import type { MethodDetails } from '../../../contracts/payments';

/**
 * Which card, wallet or bank a payment came from, by the provider's code or name. A wallet goes before the card in it: it
 * is what the buyer chose.
 *
 * @returns `null` when the method has none, or the provider does not say
 */
export const instrumentOf = (details: MethodDetails | null): PaymentRowView['instrument'] => {
  const wallet = details?.easyPay?.provider;
  if (wallet) return { kind: 'easy_pay', code: wallet };
  const issuer = details?.card?.issuerCode;
  if (issuer) return { kind: 'card', code: issuer };
  const bank = details?.virtualAccount?.bankCode ?? details?.transfer?.bankCode;
  return bank ? { kind: 'bank', code: bank } : null;
};
