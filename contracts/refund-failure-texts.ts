import type { Bilingual } from './bilingual';

type Texts = Readonly<Record<string, Bilingual>>;

const CHECK_ACCOUNT = {
  ko: '환불 계좌번호를 다시 확인해 주세요.',
  en: 'Please check the number of the account for the refund.',
} as const;

const OTHER_ACCOUNT = {
  ko: '이 계좌로는 환불할 수 없어요. 다른 계좌를 입력해 주세요.',
  en: 'The refund cannot be paid into this account. Please give another one.',
} as const;

const CHECK_OWNER = {
  ko: '환불 계좌번호와 예금주명이 일치하지 않아요.',
  en: 'The name does not match the owner of the account.',
} as const;

const FULL_ONLY = {
  ko: '이 결제는 일부만 환불할 수 없어요. 전액 환불만 가능해요.',
  en: 'This payment cannot be refunded in part, only in full.',
} as const;

const OVER_LIMIT = {
  ko: '지금은 환불할 수 있는 한도를 초과했어요. 상점에 문의해 주세요.',
  en: 'The limit for refunds is reached for now. Please contact the shop.',
} as const;

/**
 * Why a refund was not made, in words for the buyer, by Toss's code.
 * Source of the meanings: Toss docs, "Error codes", cancelling a payment and the overall list.
 */
export const REFUND_FAILURE_TEXTS: Texts = {
  INVALID_REFUND_ACCOUNT_INFO: CHECK_OWNER,
  NOT_MATCH_PAYEE_NAME: CHECK_OWNER,
  INVALID_REFUND_ACCOUNT_NUMBER: CHECK_ACCOUNT,
  INVALID_ACCOUNT_NUMBER: CHECK_ACCOUNT,
  INVALID_ACCOUNT_NUMBER_OR_UNAVAILABLE: CHECK_ACCOUNT,
  INVALID_ACCOUNT_NOT_CORRECT_BANK: CHECK_ACCOUNT,
  ACCOUNT_OWNER_CHECK_FAILED: CHECK_ACCOUNT,
  INVALID_BANK: { ko: '유효하지 않은 은행이에요.', en: 'The bank is not valid.' },
  FORBIDDEN_BANK_REFUND_REQUEST: OTHER_ACCOUNT,
  ALREADY_CLOSE_ACCOUNT: OTHER_ACCOUNT,
  NOT_ALLOWED_REFUND_BANK: OTHER_ACCOUNT,
  NOT_ALLOWED_PARTIAL_REFUND: FULL_ONLY,
  NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: FULL_ONLY,
  EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: {
    ko: '즉시할인금액보다 적은 금액은 일부만 환불할 수 없어요.',
    en: 'Less than the instant discount cannot be refunded in part.',
  },
  EXCEED_CANCEL_LIMIT: OVER_LIMIT,
  EXCEED_MAX_REFUND_AMOUNT: OVER_LIMIT,
  EXCEED_MAX_REFUND_DUE: {
    ko: '환불할 수 있는 기간이 지났어요. 상점에 문의해 주세요.',
    en: 'The time for a refund of this payment is over. Please contact the shop.',
  },
  REFUND_REJECTED: {
    ko: '결제사에서 환불을 거절했어요. 상점에 문의해 주세요.',
    en: 'The refund was rejected. Please contact the shop.',
  },
  NOT_CANCELABLE_PAYMENT: {
    ko: '취소할 수 없는 결제예요. 상점에 문의해 주세요.',
    en: 'This payment cannot be cancelled. Please contact the shop.',
  },
};
