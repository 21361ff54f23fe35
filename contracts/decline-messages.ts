import type { Bilingual } from './bilingual';
import { PAYMENT_DECLINE_TEXTS } from './payment-decline-texts';
import { REFUND_FAILURE_TEXTS } from './refund-failure-texts';

/** What kind of failure it was; the same words as the provider port's error classes. */
export type FailureClass = 'done' | 'query' | 'wait' | 'decline' | 'expired' | 'input' | 'merchant' | 'limit' | 'final';

const ASK_THE_SHOP: Bilingual = {
  ko: '결제를 처리할 수 없어요. 상점에 문의해 주세요.',
  en: 'This cannot be processed. Please contact the shop.',
};

const BY_CLASS: Readonly<Record<FailureClass, Bilingual>> = {
  done: {
    ko: '이미 처리된 결제예요. 주문 상태를 확인해 주세요.',
    en: 'This was already processed. Please check your order.',
  },
  query: {
    ko: '결과를 확인하고 있어요. 다시 결제하지 말고 잠시 기다려 주세요.',
    en: 'We are checking what happened. Please wait and do not pay again.',
  },
  wait: {
    ko: '지금은 처리할 수 없어요. 잠시 후 다시 시도해 주세요.',
    en: 'This is not possible right now. Please try again later.',
  },
  decline: {
    ko: '결제가 승인되지 않았어요. 다른 결제 수단을 이용해 주세요.',
    en: 'The payment was declined. Please use another payment method.',
  },
  expired: {
    ko: '결제 시간이 만료됐어요. 처음부터 다시 결제해 주세요.',
    en: 'The time to pay has run out. Please start the payment again.',
  },
  input: ASK_THE_SHOP,
  merchant: ASK_THE_SHOP,
  limit: {
    ko: '한도를 초과했어요. 다른 결제 수단을 이용해 주세요.',
    en: 'A limit is exceeded. Please use another payment method.',
  },
  final: {
    ko: '처리할 수 없는 요청이에요. 상점에 문의해 주세요.',
    en: 'This cannot be done. Please contact the shop.',
  },
};

/** Classes of which a buyer learns only the general text: the cause is the shop's, or nobody knows it yet. */
const IS_KEPT_FROM_BUYERS: readonly FailureClass[] = ['merchant', 'query', 'done'];

/**
 * Words that a buyer can be shown for a failure. Never the provider's own text: it may speak of keys and contracts.
 *
 * @param code the provider's code; one that we have no words for gets the general text of its class
 */
export const failureMessage = (code: string, errorClass: FailureClass): Bilingual => {
  const general = BY_CLASS[errorClass];
  if (IS_KEPT_FROM_BUYERS.includes(errorClass)) return { ...general };
  const known = Object.hasOwn(PAYMENT_DECLINE_TEXTS, code) ? PAYMENT_DECLINE_TEXTS[code] : undefined;
  const refund = Object.hasOwn(REFUND_FAILURE_TEXTS, code) ? REFUND_FAILURE_TEXTS[code] : undefined;
  return { ...(known ?? refund ?? general) };
};
