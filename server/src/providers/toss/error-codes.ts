import type { ErrorClass } from '../payment-provider';

/** What was asked when the code came: one code can mean different things. */
export type TossApi = 'confirm' | 'read' | 'cancel';

type CodesByClass = Readonly<Partial<Record<ErrorClass, readonly string[]>>>;

/**
 * Source of all tables: Toss docs, "Error codes" (per API and the overall list), and error bodies seen in the test
 * environment. Codes of APIs that we do not call are left out on purpose: coming from ours they mean nothing certain.
 */
const ANY_API: CodesByClass = {
  query: [
    'PROVIDER_ERROR',
    'IDEMPOTENT_REQUEST_PROCESSING',
    'DUPLICATED_REQUEST',
    'COMMON_ERROR',
    'UNKNOWN_ERROR',
    'FAILED_INTERNAL_SYSTEM_PROCESSING',
    'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING',
    'FAILED_METHOD_HANDLING',
    'FAILED_HASH_DATA_CREATION',
    'FAILED_DB_PROCESSING',
  ],
  wait: ['MAINTAINED_METHOD'],
  input: [
    'INVALID_REQUEST',
    'INVALID_REQUIRED_PARAM',
    'INVALID_IDEMPOTENCY_KEY',
    'INVALID_PAYMENT_KEY',
    'INVALID_ORDER_ID',
    'INVALID_CURRENCY',
    'BELOW_ZERO_AMOUNT',
    'REQUIRED_AMOUNT',
  ],
  merchant: [
    'UNAUTHORIZED_KEY',
    'INVALID_API_KEY',
    'INVALID_CLIENT_KEY',
    'INCORRECT_BASIC_AUTH_FORMAT',
    'FORBIDDEN_REQUEST',
    'API_KEY_ACCESS_DENIED',
    'API_VERSION_UPDATE_NEEDED',
    'NOT_FOUND_MERCHANT',
    'NOT_FOUND_MERCHANT_INTEGRATION',
    'NOT_FOUND_HTTP_METHOD',
    'NOT_SUPPORTED_PROCESS',
    'INVALID_TEST_CODE',
  ],
};

const CONFIRM: CodesByClass = {
  done: ['ALREADY_PROCESSED_PAYMENT', 'ALREADY_COMPLETED_PAYMENT', 'DUPLICATED_ORDER_ID'],
  query: ['CARD_PROCESSING_ERROR', 'UNAPPROVED_ORDER_ID', 'UNKNOWN_PAYMENT_ERROR', 'FAILED_CARD_COMPANY_RESPONSE'],
  wait: ['NOT_AVAILABLE_PAYMENT', 'NOT_AVAILABLE_BANK'],
  expired: ['NOT_FOUND_PAYMENT', 'NOT_FOUND_PAYMENT_SESSION', 'EXPIRED_PAYMENT'],
  input: ['BELOW_MINIMUM_AMOUNT'],
  merchant: [
    'NOT_FOUND_TERMINAL_ID',
    'INVALID_AUTHORIZE_AUTH',
    'INVALID_UNREGISTERED_SUBMALL',
    'NOT_REGISTERED_SUBMALL',
    'INVALID_SUBMALL_ID',
    'NOT_REGISTERED_BUSINESS',
    'NOT_SUPPORTED_METHOD',
  ],
  limit: [
    'EXCEED_MAX_DAILY_PAYMENT_COUNT',
    'EXCEED_MAX_PAYMENT_AMOUNT',
    'EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT',
    'EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT',
    'EXCEED_MAX_AMOUNT',
    'EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT',
    'EXCEED_MAX_AUTH_COUNT',
    'EXCEED_MAX_ONE_DAY_AMOUNT',
  ],
  decline: [
    'EXCEED_MAX_CARD_INSTALLMENT_PLAN',
    'INVALID_CARD_INSTALLMENT_PLAN',
    'NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT',
    'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN',
    'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT',
    'NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT',
    'NOT_ALLOWED_POINT_USE',
    'INVALID_REJECT_CARD',
    'INVALID_CARD_EXPIRATION',
    'INVALID_STOPPED_CARD',
    'INVALID_CARD_LOST_OR_STOLEN',
    'INVALID_CARD_NUMBER',
    'INVALID_CARD_PASSWORD',
    'INVALID_CARD_IDENTITY',
    'INVALID_CARD',
    'NOT_SUPPORTED_CARD_TYPE',
    'NOT_REGISTERED_CARD_COMPANY',
    'RESTRICTED_TRANSFER_ACCOUNT',
    'INVALID_ACCOUNT_INFO_RE_REGISTER',
    'REJECT_CARD_PAYMENT',
    'REJECT_ACCOUNT_PAYMENT',
    'REJECT_CARD_COMPANY',
    'REJECT_TOSSPAY_INVALID_ACCOUNT',
    'INVALID_PASSWORD',
    'FDS_ERROR',
    'INVALID_IDENTIFICATION_TYPE',
    'INVALID_AUTHORIZE_AUTH_TYPE_GIFT_CERTIFICATE',
    'NOT_SUPPORTED_CARRIER',
    'NOT_SUPPORTED_USD',
    'USER_ACCOUNT_ON_HOLD',
    'EXCEED_UNKNOWN_CASE',
    'EXCEEDS_TRANSFER_AMOUNT_MAXIMUM',
    'PAY_PROCESS_ABORTED',
    'PAY_PROCESS_CANCELED',
  ],
};

/** A read moves nothing, so that a passing fault here says only: ask again later. */
const READ: CodesByClass = {
  wait: ['FORBIDDEN_CONSECUTIVE_REQUEST', 'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING'],
  decline: ['NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT'],
  final: ['NOT_FOUND_PAYMENT', 'NOT_FOUND'],
};

/** `NOT_CANCELABLE_AMOUNT` is `done`: with a balance of 0 it is, and only a read tells. */
const CANCEL: CodesByClass = {
  done: [
    'ALREADY_CANCELED_PAYMENT',
    'ALREADY_REFUND_PAYMENT',
    'ALREADY_REFUNDING_PAYMENT',
    'NOT_MATCHES_REFUNDABLE_AMOUNT',
    'NOT_CANCELABLE_AMOUNT',
  ],
  query: [
    'FORBIDDEN_CONSECUTIVE_REQUEST',
    'FAILED_REFUND_PROCESS',
    'FAILED_METHOD_HANDLING_CANCEL',
    'FAILED_PARTIAL_REFUND',
  ],
  wait: ['NOT_AVAILABLE_BANK'],
  input: [
    'INVALID_REFUND_ACCOUNT_INFO',
    'INVALID_REFUND_ACCOUNT_NUMBER',
    'INVALID_BANK',
    'FORBIDDEN_BANK_REFUND_REQUEST',
    'EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT',
    'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT',
    'NOT_ALLOWED_PARTIAL_REFUND',
    'INVALID_REFUND_AMOUNT',
    'NOT_ALLOWED_REFUND_BANK',
    'ACCOUNT_OWNER_CHECK_FAILED',
    'ALREADY_CLOSE_ACCOUNT',
    'INVALID_ACCOUNT_NUMBER',
    'INVALID_ACCOUNT_NOT_CORRECT_BANK',
    'INVALID_ACCOUNT_NUMBER_OR_UNAVAILABLE',
    'NOT_MATCH_PAYEE_NAME',
  ],
  merchant: ['NOT_FOUND_PAYMENT', 'NOT_SUPPORTED_REFUND'],
  limit: ['EXCEED_CANCEL_LIMIT', 'EXCEED_MAX_REFUND_AMOUNT'],
  final: [
    'REFUND_REJECTED',
    'NOT_CANCELABLE_PAYMENT',
    'EXCEED_MAX_REFUND_DUE',
    'NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER',
    'NOT_ALLOWED_CHANGING_ACCOUNT',
  ],
};

const byCode = (...tables: CodesByClass[]): ReadonlyMap<string, ErrorClass> =>
  new Map(
    tables.flatMap((table) =>
      Object.entries(table).flatMap(([errorClass, codes]) =>
        codes.map((code): [string, ErrorClass] => [code, errorClass as ErrorClass])
      )
    )
  );

/** The API's own table stands last: it wins. */
const CLASSES: Readonly<Record<TossApi, ReadonlyMap<string, ErrorClass>>> = {
  confirm: byCode(ANY_API, CONFIRM),
  read: byCode(ANY_API, READ),
  cancel: byCode(ANY_API, CANCEL),
};

/** What to do about a code. One that is not listed is `query`: nobody knows, so that nothing is concluded from it. */
export const errorClassOf = (api: TossApi, code: string): ErrorClass => CLASSES[api].get(code) ?? 'query';
