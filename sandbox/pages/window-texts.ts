import type { MethodKind } from '../payments/payment';
import type { Language } from './language';

const KOREAN = {
  title: '결제하기',
  order: '주문번호',
  method: '결제 수단',
  outcome: '결제 결과 (테스트)',
  approve: '승인',
  approveHint: '상점이 승인을 요청하면 결제돼요',
  decline: '승인 거절',
  declineHint: '인증은 되지만, 상점이 승인을 요청하면 거절돼요',
  declineCode: '거절 사유',
  pay: (amount: string) => `${amount} 결제하기`,
  cancel: '닫기 (구매자 취소)',
  abort: '실패로 끝내기',
  cardCompany: '카드사',
  installment: '할부',
  atOnce: '일시불',
  months: (count: number) => `${count}개월`,
  wallet: '간편결제',
  points: '포인트 사용',
  issuingBank: '입금할 은행',
  depositor: '입금자명',
  refundAccount: '환불 받을 계좌 (선택)',
  refundBank: '은행',
  refundNumber: '계좌번호',
  refundHolder: '예금주',
  transferBank: '출금할 은행',
  phone: '휴대폰 번호',
  over: '끝난 결제예요',
  overHint: '결제창은 한 번만 쓸 수 있어요. 상점에서 다시 결제해 주세요.',
  refused: '결제창을 열 수 없어요',
  backToShop: '상점으로 돌아가기',
};

export type WindowTexts = typeof KOREAN;

const ENGLISH: WindowTexts = {
  title: 'Pay',
  order: 'Order',
  method: 'Payment method',
  outcome: 'Outcome (for testing)',
  approve: 'Approve',
  approveHint: 'The payment is made when the shop confirms it',
  decline: 'Decline',
  declineHint: 'You are authenticated, but the shop’s confirmation is refused',
  declineCode: 'Reason',
  pay: (amount) => `Pay ${amount}`,
  cancel: 'Close (buyer cancels)',
  abort: 'End with a failure',
  cardCompany: 'Card company',
  installment: 'Installments',
  atOnce: 'Pay at once',
  months: (count) => `${count} months`,
  wallet: 'Wallet',
  points: 'Points to use',
  issuingBank: 'Bank to pay into',
  depositor: 'Depositor',
  refundAccount: 'Account for refunds (optional)',
  refundBank: 'Bank',
  refundNumber: 'Account number',
  refundHolder: 'Account holder',
  transferBank: 'Bank to pay from',
  phone: 'Mobile number',
  over: 'This payment is over',
  overHint: 'A payment window works once. Start again in the shop.',
  refused: 'The payment window cannot open',
  backToShop: 'Back to the shop',
};

export const WINDOW_TEXTS: Readonly<Record<Language, WindowTexts>> = { ko: KOREAN, en: ENGLISH };

export const METHOD_TEXTS: Readonly<Record<Language, Readonly<Record<MethodKind, string>>>> = {
  ko: {
    CARD: '신용·체크카드',
    EASY_PAY: '간편결제',
    VIRTUAL_ACCOUNT: '가상계좌',
    TRANSFER: '계좌이체',
    MOBILE_PHONE: '휴대폰',
    FOREIGN_EASY_PAY: '해외 간편결제',
  },
  en: {
    CARD: 'Card',
    EASY_PAY: 'Easy pay',
    VIRTUAL_ACCOUNT: 'Virtual account',
    TRANSFER: 'Bank transfer',
    MOBILE_PHONE: 'Mobile phone',
    FOREIGN_EASY_PAY: 'Overseas wallet',
  },
};

/** The refusals that the window offers, in English; the Korean ones are Toss's own messages. */
export const DECLINES: Readonly<Record<string, string>> = {
  REJECT_CARD_PAYMENT: 'Over the limit or not enough money',
  REJECT_CARD_COMPANY: 'Refused by the card company',
  INVALID_STOPPED_CARD: 'The card is suspended',
  INVALID_CARD_LOST_OR_STOLEN: 'The card is lost or stolen',
  INVALID_CARD_EXPIRATION: 'Wrong expiry date',
  INVALID_PASSWORD: 'Wrong password',
  EXCEED_MAX_DAILY_PAYMENT_COUNT: 'Too many payments today',
  EXCEED_MAX_AMOUNT: 'Over the amount limit',
  REJECT_ACCOUNT_PAYMENT: 'Not enough money in the account',
  NOT_AVAILABLE_BANK: 'The bank is closed at this hour',
  FDS_ERROR: 'Held back as a risk',
};

/** What the form can get wrong, in English; the Korean ones are Toss's own messages. */
export const PROBLEMS: Readonly<Record<string, string>> = {
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT: 'Installments start at ₩50,000.',
  INVALID_CARD_INSTALLMENT_PLAN: 'These installments are not possible.',
  INVALID_BANK: 'Choose another bank.',
  INVALID_REQUEST: 'Something in the form is not possible: check the numbers.',
};
