import type { FailureView, PaymentMethod } from '../../contracts/payments';
import { errorClassOf, type TossApi } from '../../server/src/providers/toss/error-codes';
import { failureView } from '../../server/src/services/failure-view';
import type { Random } from './random';

type Codes = readonly (readonly [string, number])[];

const BY_CARD: Codes = [
  ['REJECT_CARD_PAYMENT', 38],
  ['REJECT_CARD_COMPANY', 17],
  ['INVALID_CARD_EXPIRATION', 8],
  ['INVALID_STOPPED_CARD', 7],
  ['EXCEED_MAX_ONE_DAY_AMOUNT', 6],
  ['INVALID_CARD_PASSWORD', 5],
  ['EXCEED_MAX_CARD_INSTALLMENT_PLAN', 4],
  ['NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT', 3],
  ['INVALID_CARD_LOST_OR_STOLEN', 3],
  ['NOT_REGISTERED_CARD_COMPANY', 2],
  ['FDS_ERROR', 2],
  ['EXCEED_MAX_AUTH_COUNT', 1],
];

const BY_WALLET: Codes = [
  ['REJECT_ACCOUNT_PAYMENT', 36],
  ['REJECT_CARD_PAYMENT', 28],
  ['EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT', 12],
  ['INVALID_PASSWORD', 12],
  ['REJECT_TOSSPAY_INVALID_ACCOUNT', 6],
  ['USER_ACCOUNT_ON_HOLD', 3],
  ['FDS_ERROR', 3],
];

const BY_ACCOUNT: Codes = [
  ['REJECT_ACCOUNT_PAYMENT', 60],
  ['EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT', 20],
  ['EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT', 10],
  ['RESTRICTED_TRANSFER_ACCOUNT', 10],
];

const BY_PHONE: Codes = [
  ['EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT', 60],
  ['NOT_SUPPORTED_CARRIER', 25],
  ['INVALID_IDENTIFICATION_TYPE', 15],
];

const codesOf = (method: PaymentMethod): Codes => {
  switch (method) {
    case 'easy_pay':
      return BY_WALLET;
    case 'transfer':
    case 'virtual_account':
      return BY_ACCOUNT;
    case 'mobile_phone':
      return BY_PHONE;
    default:
      return BY_CARD;
  }
};

/** A failure by Toss's code, in the plugin's words for buyers. */
export const failureOf = (api: TossApi, code: string): FailureView =>
  failureView({ code, errorClass: errorClassOf(api, code) });

/** Why a payment of this method was declined. */
export const declineOf = (method: PaymentMethod, random: Random): FailureView =>
  failureOf('confirm', random.weighted(codesOf(method)));

/** Why a refund was not made. */
export const refundFailureOf = (method: PaymentMethod | null, random: Random): FailureView => {
  const ofAccounts: Codes = [
    ['INVALID_REFUND_ACCOUNT_NUMBER', 6],
    ['NOT_MATCH_PAYEE_NAME', 4],
  ];
  const ofOthers: Codes = [
    ['REFUND_REJECTED', 5],
    ['NOT_CANCELABLE_PAYMENT', 3],
    ['EXCEED_CANCEL_LIMIT', 2],
  ];
  return failureOf('cancel', random.weighted(method === 'virtual_account' ? ofAccounts : ofOthers));
};
