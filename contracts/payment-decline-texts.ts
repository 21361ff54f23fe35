import type { Bilingual } from './bilingual';

type Texts = Readonly<Record<string, Bilingual>>;

/**
 * Why a payment was not made, in words for the buyer, by Toss's code.
 * Source of the meanings: Toss docs, "Error codes", confirming a payment and the overall list.
 */
const CARD: Texts = {
  REJECT_CARD_PAYMENT: {
    ko: '한도초과 혹은 잔액부족으로 결제에 실패했어요. 다른 결제 수단을 이용해 주세요.',
    en: 'Your card was declined: over its limit or not enough funds. Please use another payment method.',
  },
  REJECT_CARD_COMPANY: {
    ko: '카드사에서 결제 승인을 거절했어요. 카드사에 문의하거나 다른 카드를 이용해 주세요.',
    en: 'Your card issuer declined the payment. Please ask the issuer or use another card.',
  },
  INVALID_REJECT_CARD: {
    ko: '카드 사용이 거절됐어요. 카드사에 문의해 주세요.',
    en: 'This card was refused. Please contact your card issuer.',
  },
  INVALID_CARD: { ko: '카드 정보를 다시 확인해 주세요.', en: 'Please check your card details.' },
  INVALID_CARD_NUMBER: { ko: '카드번호를 다시 확인해 주세요.', en: 'Please check the card number.' },
  INVALID_CARD_EXPIRATION: {
    ko: '카드 유효기간을 다시 확인해 주세요.',
    en: 'Please check the expiry date of your card.',
  },
  INVALID_CARD_PASSWORD: { ko: '카드 비밀번호를 다시 확인해 주세요.', en: 'Please check the card password.' },
  INVALID_CARD_IDENTITY: {
    ko: '입력한 생년월일이나 사업자번호가 카드 소유자 정보와 달라요.',
    en: 'The birth date or business number does not match the owner of the card.',
  },
  INVALID_STOPPED_CARD: {
    ko: '정지된 카드예요. 다른 카드를 이용해 주세요.',
    en: 'This card is suspended. Please use another card.',
  },
  INVALID_CARD_LOST_OR_STOLEN: {
    ko: '분실 혹은 도난 신고된 카드예요. 다른 카드를 이용해 주세요.',
    en: 'This card is reported lost or stolen. Please use another card.',
  },
  NOT_SUPPORTED_CARD_TYPE: {
    ko: '지원되지 않는 카드예요. 다른 카드를 이용해 주세요.',
    en: 'This type of card is not accepted. Please use another card.',
  },
  NOT_REGISTERED_CARD_COMPANY: {
    ko: '카드를 사용 등록한 뒤에 이용해 주세요.',
    en: 'Please activate your card with its issuer first.',
  },
  NOT_ALLOWED_POINT_USE: {
    ko: '포인트를 쓸 수 없는 카드예요. 포인트 없이 다시 결제해 주세요.',
    en: 'Points cannot be used with this card. Please pay again without points.',
  },
  NOT_SUPPORTED_USD: {
    ko: '선택한 결제 수단으로는 달러 결제를 할 수 없어요.',
    en: 'The chosen payment method does not take US dollars.',
  },
  INVALID_PASSWORD: { ko: '결제 비밀번호가 일치하지 않아요.', en: 'The payment password is not right.' },
  FDS_ERROR: {
    ko: '위험거래가 감지되어 결제가 제한됐어요. 문자로 받은 링크에서 본인인증을 한 뒤 다시 결제해 주세요. (토스페이먼츠 고객센터 1644-8051)',
    en: 'The payment was stopped for your safety. Please verify yourself through the link sent by text message, then pay again. (Toss Payments support: +82 1644-8051)',
  },
};

const INSTALLMENTS: Texts = {
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: {
    ko: '설정할 수 있는 최대 할부 개월 수를 초과했어요.',
    en: 'That is more monthly installments than allowed.',
  },
  INVALID_CARD_INSTALLMENT_PLAN: {
    ko: '할부 개월 정보가 잘못됐어요. 다시 선택해 주세요.',
    en: 'The number of installments is not right. Please choose again.',
  },
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT: {
    ko: '할부가 지원되지 않는 카드 또는 상점이에요. 일시불로 결제해 주세요.',
    en: 'Installments are not available with this card or shop. Please pay in full.',
  },
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN: {
    ko: '할부가 지원되지 않는 카드예요. 일시불로 결제해 주세요.',
    en: 'This card does not support installments. Please pay in full.',
  },
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT: {
    ko: '5만원 이하의 결제는 할부가 불가능해요. 일시불로 결제해 주세요.',
    en: 'Payments of ₩50,000 or less cannot be split into installments. Please pay in full.',
  },
  NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT: {
    ko: '이 카드는 10,000원 미만을 할부로 결제할 수 없어요. 일시불로 결제해 주세요.',
    en: 'This card does not allow installments under ₩10,000. Please pay in full.',
  },
};

const ACCOUNT_AND_PHONE: Texts = {
  REJECT_ACCOUNT_PAYMENT: {
    ko: '잔액부족으로 결제에 실패했어요.',
    en: 'The payment failed: not enough money in the account.',
  },
  REJECT_TOSSPAY_INVALID_ACCOUNT: {
    ko: '선택한 출금 계좌가 출금이체 등록이 되어 있지 않아요. 계좌를 다시 등록해 주세요.',
    en: 'The chosen account is not registered for withdrawals. Please register it again.',
  },
  RESTRICTED_TRANSFER_ACCOUNT: {
    ko: '계좌는 등록하고 12시간 뒤부터 결제할 수 있어요. 자세한 내용은 은행에 문의해 주세요.',
    en: 'A new account can be used 12 hours after it was registered. Please ask your bank for details.',
  },
  INVALID_ACCOUNT_INFO_RE_REGISTER: {
    ko: '유효하지 않은 계좌예요. 계좌를 다시 등록한 뒤 시도해 주세요.',
    en: 'The account is not valid. Please register it again and retry.',
  },
  EXCEEDS_TRANSFER_AMOUNT_MAXIMUM: {
    ko: '계좌이체는 한 번에 1,000만 원 이하로만 결제할 수 있어요.',
    en: 'A single bank transfer can be at most ₩10,000,000.',
  },
  NOT_SUPPORTED_CARRIER: { ko: '지원되지 않는 통신사예요.', en: 'This mobile carrier is not supported.' },
  INVALID_IDENTIFICATION_TYPE: {
    ko: '본인 확인 정보를 다시 확인해 주세요.',
    en: 'Please check the identification that you entered.',
  },
  INVALID_AUTHORIZE_AUTH_TYPE_GIFT_CERTIFICATE: {
    ko: '상품권 인증에 실패했어요. 다시 시도하거나 다른 결제 수단을 이용해 주세요.',
    en: 'The gift certificate could not be verified. Please try again or use another payment method.',
  },
  USER_ACCOUNT_ON_HOLD: {
    ko: '이용이 정지된 계정이에요. 다른 결제 수단을 이용해 주세요.',
    en: 'This account is on hold. Please use another payment method.',
  },
};

const LIMITS: Texts = {
  EXCEED_MAX_DAILY_PAYMENT_COUNT: {
    ko: '하루 결제 가능 횟수를 초과했어요.',
    en: 'You have reached the number of payments allowed in a day.',
  },
  EXCEED_MAX_PAYMENT_AMOUNT: {
    ko: '하루 결제 가능 금액을 초과했어요.',
    en: 'You have reached the amount that can be paid in a day.',
  },
  EXCEED_MAX_ONE_DAY_AMOUNT: { ko: '일일 한도를 초과했어요.', en: 'Your daily limit is exceeded.' },
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT: {
    ko: '1일 출금 한도를 초과했어요.',
    en: 'The daily withdrawal limit of the account is exceeded.',
  },
  EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT: {
    ko: '1회 출금 한도를 초과했어요.',
    en: 'The limit for a single withdrawal is exceeded.',
  },
  EXCEED_MAX_AMOUNT: { ko: '거래금액 한도를 초과했어요.', en: 'The amount is over the limit for a payment.' },
  EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT: {
    ko: '당월 결제 가능 금액인 1,000,000원을 초과했어요.',
    en: 'The monthly limit of ₩1,000,000 is exceeded.',
  },
  EXCEED_MAX_AUTH_COUNT: {
    ko: '최대 인증 횟수를 초과했어요. 카드사에 문의해 주세요.',
    en: 'Too many attempts to verify. Please contact your card issuer.',
  },
  EXCEED_UNKNOWN_CASE: {
    ko: '한도를 초과했어요. 다른 결제 수단을 이용해 주세요.',
    en: 'A limit is exceeded. Please use another payment method.',
  },
};

const TIME: Texts = {
  NOT_FOUND_PAYMENT: {
    ko: '결제 정보를 찾을 수 없어요. 처음부터 다시 결제해 주세요.',
    en: 'The payment was not found. Please start the payment again.',
  },
  NOT_FOUND_PAYMENT_SESSION: {
    ko: '결제를 마칠 수 있는 10분이 지났어요. 처음부터 다시 결제해 주세요.',
    en: 'The ten minutes to finish the payment have passed. Please start the payment again.',
  },
  EXPIRED_PAYMENT: {
    ko: '결제가 만료됐어요. 처음부터 다시 결제해 주세요.',
    en: 'The payment has expired. Please start it again.',
  },
  NOT_AVAILABLE_PAYMENT: {
    ko: '지금은 결제할 수 없는 시간대예요. 나중에 다시 시도해 주세요.',
    en: 'Payments are not possible at this hour. Please try again later.',
  },
  NOT_AVAILABLE_BANK: {
    ko: '은행 서비스 시간이 아니에요. 나중에 다시 시도해 주세요.',
    en: 'The bank is closed at this hour. Please try again later.',
  },
  MAINTAINED_METHOD: {
    ko: '현재 점검 중인 결제 수단이에요. 나중에 다시 시도하거나 다른 결제 수단을 이용해 주세요.',
    en: 'This payment method is under maintenance. Please try later or use another one.',
  },
  FORBIDDEN_CONSECUTIVE_REQUEST: {
    ko: '요청이 반복되고 있어요. 잠시 후 다시 시도해 주세요.',
    en: 'Too many requests in a row. Please try again in a moment.',
  },
  PAY_PROCESS_CANCELED: { ko: '결제가 취소됐어요.', en: 'The payment was cancelled.' },
  PAY_PROCESS_ABORTED: {
    ko: '결제가 취소되었거나 진행되지 않았어요. 다시 시도해 주세요.',
    en: 'The payment was cancelled or did not go through. Please try again.',
  },
  BELOW_MINIMUM_AMOUNT: {
    ko: '신용카드는 100원, 계좌는 200원부터 결제할 수 있어요.',
    en: 'The smallest payment is ₩100 by card and ₩200 from an account.',
  },
};

export const PAYMENT_DECLINE_TEXTS: Texts = { ...CARD, ...INSTALLMENTS, ...ACCOUNT_AND_PHONE, ...LIMITS, ...TIME };
