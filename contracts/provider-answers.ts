import type { Bilingual } from './bilingual';

type Words = Readonly<Record<string, Bilingual>>;

const FAULT: Bilingual = { ko: '토스페이먼츠에 일시적인 오류가 있었습니다.', en: 'Toss had a passing error.' };
const CARD_FAULT: Bilingual = { ko: '카드사에 오류가 있었습니다.', en: 'The card issuer had an error.' };
const BAD_REQUEST: Bilingual = {
  ko: '보낸 내용이 올바르지 않다고 답했습니다.',
  en: 'It said that what was sent is not right.',
};

const PASSING: Words = {
  PROVIDER_ERROR: FAULT,
  COMMON_ERROR: FAULT,
  UNKNOWN_ERROR: FAULT,
  FAILED_INTERNAL_SYSTEM_PROCESSING: FAULT,
  FAILED_HASH_DATA_CREATION: FAULT,
  FAILED_DB_PROCESSING: FAULT,
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: {
    ko: '카드사나 은행에 오류가 있었습니다.',
    en: 'The card issuer or the bank had an error.',
  },
  FAILED_METHOD_HANDLING: {
    ko: '결제수단을 처리하는 중에 일시적인 오류가 있었습니다.',
    en: 'There was a passing error with the payment method.',
  },
  FAILED_METHOD_HANDLING_CANCEL: {
    ko: '취소하는 중에 결제수단에 일시적인 오류가 있었습니다.',
    en: 'There was a passing error with the payment method while canceling.',
  },
  FAILED_REFUND_PROCESS: {
    ko: '은행의 답이 늦거나 일시적인 오류가 있어 환불하지 못했습니다.',
    en: 'The bank was slow or had a passing error, so the refund was not made.',
  },
  FAILED_PARTIAL_REFUND: {
    ko: '은행 점검이나 해지된 계좌 때문에 일부만 환불하지 못했습니다.',
    en: 'The part could not be refunded: the bank is being serviced, or the account is closed.',
  },
  CARD_PROCESSING_ERROR: CARD_FAULT,
  FAILED_CARD_COMPANY_RESPONSE: CARD_FAULT,
  UNKNOWN_PAYMENT_ERROR: {
    ko: '결제하는 중에 알 수 없는 오류가 있었습니다.',
    en: 'There was an error in the payment that nobody could name.',
  },
  UNAPPROVED_ORDER_ID: { ko: '아직 승인되지 않은 주문번호입니다.', en: 'This order number is not approved yet.' },
  IDEMPOTENT_REQUEST_PROCESSING: {
    ko: '같은 요청을 아직 처리하고 있습니다.',
    en: 'It is still working on the same request.',
  },
  DUPLICATED_REQUEST: { ko: '같은 요청이 겹쳤습니다.', en: 'The same request came twice.' },
  FORBIDDEN_CONSECUTIVE_REQUEST: {
    ko: '같은 요청을 너무 자주 보냈습니다.',
    en: 'The same was asked too often in a row.',
  },
  MAINTAINED_METHOD: { ko: '지금 점검 중인 결제수단입니다.', en: 'This payment method is being serviced.' },
  NOT_AVAILABLE_PAYMENT: { ko: '지금은 결제할 수 없는 시간입니다.', en: 'No payments can be made at this hour.' },
  NOT_AVAILABLE_BANK: { ko: '은행 서비스 시간이 아닙니다.', en: 'The bank is closed at this hour.' },
};

const KEYS_AND_CONTRACT: Words = {
  UNAUTHORIZED_KEY: {
    ko: '토스페이먼츠가 모르거나 폐기된 키입니다.',
    en: 'Toss does not know this key, or it was retired.',
  },
  INVALID_API_KEY: {
    ko: '이 결제의 키 세트에 속하지 않은 시크릿 키입니다. 테스트 키와 라이브 키가 섞였을 수 있습니다.',
    en: 'The secret key is not of this payment’s key set. Test and live keys may be mixed up.',
  },
  INVALID_CLIENT_KEY: { ko: '잘못된 클라이언트 키입니다.', en: 'The client key is wrong.' },
  INCORRECT_BASIC_AUTH_FORMAT: {
    ko: '시크릿 키를 보낸 형식을 읽지 못했습니다.',
    en: 'The form in which the secret key was sent could not be read.',
  },
  FORBIDDEN_REQUEST: {
    ko: '이 키로는 허용되지 않은 요청입니다. 토스페이먼츠와의 계약을 확인해 주세요.',
    en: 'This key may not ask for that. See what your contract with Toss allows.',
  },
  API_KEY_ACCESS_DENIED: {
    ko: '이 키나 서버 주소에서는 접근할 수 없다고 답했습니다.',
    en: 'It gives no access to this key or from this server’s address.',
  },
  API_VERSION_UPDATE_NEEDED: {
    ko: '토스페이먼츠 개발자센터에서 더 새로운 API 버전을 선택해야 합니다.',
    en: 'A newer API version has to be chosen in Toss’s developer centre.',
  },
  NOT_FOUND_MERCHANT: { ko: '토스페이먼츠에 없는 상점입니다.', en: 'Toss does not know this shop.' },
  NOT_FOUND_MERCHANT_INTEGRATION: {
    ko: '토스페이먼츠에 이 상점의 연동 정보가 없습니다.',
    en: 'Toss has no integration for this shop.',
  },
  NOT_FOUND_TERMINAL_ID: {
    ko: '상점의 단말기번호가 없습니다. 토스페이먼츠에 문의해 주세요.',
    en: 'The shop has no terminal number. Please ask Toss.',
  },
  NOT_REGISTERED_BUSINESS: { ko: '등록되지 않은 사업자 번호입니다.', en: 'The business number is not registered.' },
  INVALID_UNREGISTERED_SUBMALL: { ko: '등록되지 않은 서브몰입니다.', en: 'The sub-mall is not registered.' },
  NOT_REGISTERED_SUBMALL: { ko: '등록되지 않은 서브몰입니다.', en: 'The sub-mall is not registered.' },
  INVALID_SUBMALL_ID: { ko: '잘못된 서브몰 아이디입니다.', en: 'The sub-mall’s id is wrong.' },
  INVALID_AUTHORIZE_AUTH: { ko: '유효하지 않은 인증 방식입니다.', en: 'The way to authenticate is not valid.' },
  NOT_SUPPORTED_METHOD: { ko: '계약에 없는 결제수단입니다.', en: 'The contract does not cover this payment method.' },
  NOT_SUPPORTED_REFUND: { ko: '환불할 수 없는 상점이라고 답했습니다.', en: 'It said that this shop cannot refund.' },
  NOT_SUPPORTED_PROCESS: { ko: '지원하지 않는 작업입니다.', en: 'It does not support that.' },
  NOT_FOUND_HTTP_METHOD: { ko: '지원하지 않는 작업입니다.', en: 'It does not support that.' },
  INVALID_TEST_CODE: { ko: '없는 테스트 코드입니다.', en: 'There is no such test code.' },
};

const ABOUT_THE_PAYMENT: Words = {
  NOT_FOUND_PAYMENT: {
    ko: '토스페이먼츠에 이 결제가 없습니다. 다른 키 세트의 결제일 수 있습니다.',
    en: 'Toss has no such payment. It may be one of another key set.',
  },
  NOT_FOUND: { ko: '토스페이먼츠에 없는 정보입니다.', en: 'Toss has nothing of that kind.' },
  NOT_FOUND_PAYMENT_SESSION: { ko: '결제할 수 있는 시간이 지났습니다.', en: 'The time to pay is over.' },
  EXPIRED_PAYMENT: { ko: '결제할 수 있는 시간이 지났습니다.', en: 'The time to pay is over.' },
  ALREADY_PROCESSED_PAYMENT: { ko: '이미 처리된 결제입니다.', en: 'The payment was processed already.' },
  ALREADY_COMPLETED_PAYMENT: { ko: '이미 완료된 결제입니다.', en: 'The payment was completed already.' },
  DUPLICATED_ORDER_ID: {
    ko: '이미 승인되었거나 취소된 주문번호입니다.',
    en: 'This order number was paid or canceled already.',
  },
  ALREADY_CANCELED_PAYMENT: { ko: '이미 취소된 결제입니다.', en: 'The payment was canceled already.' },
  ALREADY_REFUND_PAYMENT: { ko: '이미 환불된 결제입니다.', en: 'The payment was refunded already.' },
  ALREADY_REFUNDING_PAYMENT: { ko: '이미 환불 중인 결제입니다.', en: 'The payment is being refunded already.' },
  NOT_MATCHES_REFUNDABLE_AMOUNT: {
    ko: '환불할 수 있는 금액이 여기 기록과 다릅니다.',
    en: 'What can be refunded is not what is recorded here.',
  },
  NOT_CANCELABLE_AMOUNT: { ko: '취소할 수 없는 금액입니다.', en: 'This amount cannot be canceled.' },
  NOT_CANCELABLE_PAYMENT: { ko: '취소할 수 없는 결제입니다.', en: 'This payment cannot be canceled.' },
  NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: {
    ko: '휴면 회원의 결제는 취소할 수 없습니다.',
    en: 'The payment of a dormant member cannot be canceled.',
  },
  NOT_ALLOWED_CHANGING_ACCOUNT: {
    ko: '이미 입금되었거나 반납된 계좌는 바꿀 수 없습니다.',
    en: 'An account that was paid into or given back cannot be changed.',
  },
  EXCEED_MAX_REFUND_DUE: { ko: '환불할 수 있는 기간이 지났습니다.', en: 'The time to refund is over.' },
  REFUND_REJECTED: {
    ko: '환불이 거절되었습니다. 토스페이먼츠에 문의해 주세요.',
    en: 'The refund was rejected. Please ask Toss.',
  },
};

const BAD_INPUT: Words = {
  INVALID_REQUEST: BAD_REQUEST,
  INVALID_REQUIRED_PARAM: BAD_REQUEST,
  INVALID_IDEMPOTENCY_KEY: { ko: '잘못된 멱등키입니다.', en: 'The idempotency key is wrong.' },
  INVALID_PAYMENT_KEY: { ko: '잘못된 결제 키입니다.', en: 'The payment key is wrong.' },
  INVALID_ORDER_ID: { ko: '잘못된 주문번호입니다.', en: 'The order number is wrong.' },
  INVALID_CURRENCY: { ko: '잘못된 통화입니다.', en: 'The currency is wrong.' },
  BELOW_ZERO_AMOUNT: { ko: '금액은 0보다 커야 합니다.', en: 'The amount has to be more than 0.' },
  REQUIRED_AMOUNT: { ko: '금액이 빠졌습니다.', en: 'The amount is missing.' },
  INVALID_REFUND_AMOUNT: { ko: '잘못된 환불 금액입니다.', en: 'The amount to refund is wrong.' },
};

/**
 * What the provider answered instead of what was asked for, in words for who runs the shop, by Toss's code. Declines and
 * limits are not here: those have words of their own, which the buyer sees as well.
 * Source of the meanings: Toss docs, "Error codes", per API and the overall list.
 */
const ANSWERS: Words = { ...PASSING, ...KEYS_AND_CONTRACT, ...ABOUT_THE_PAYMENT, ...BAD_INPUT };

/** What one of the provider's codes says; `null` for one that we have no words for. */
export const providerAnswer = (code: string): Bilingual | null =>
  (Object.hasOwn(ANSWERS, code) ? ANSWERS[code] : undefined) ?? null;
