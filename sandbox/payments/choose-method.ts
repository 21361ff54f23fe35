import { tossError } from '../errors/toss-error';
import { newAccountNumber, newApproveNo } from '../state/ids';
import { toSmallestUnit } from './amounts';
import { fieldsOf, isGiven, optionalText, type Fields } from './body';
import { bankCodeOf, cardCodeOf, easyPayNameOf, issuingBankCodeOf } from './institutions';
import type {
  CardDetails,
  EasyPayDetails,
  MethodDetails,
  MethodKind,
  Payment,
  RefundAccount,
  VirtualAccountDetails,
} from './payment';

const HOUR_MS = 60 * 60_000;
export const DEFAULT_VALID_HOURS = 168;
export const MAX_VALID_HOURS = 2160;
/** Installments from here on. Source: Toss API reference, `cardInstallmentPlan`. */
const MIN_INSTALLMENT_WON = 50_000;

/** How the buyer pays: what is chosen in the payment window. Everything but `method` has a default. */
export type MethodChoice = {
  readonly method?: MethodKind;
  /** CARD: company by code or name, default 현대. */
  readonly cardCompany?: string;
  /** CARD: 0 (at once) or 2 to 12. */
  readonly installmentMonths?: number;
  /** CARD: default 신용. */
  readonly cardType?: '신용' | '체크' | '기프트' | '미확인';
  /** CARD: instant discount of the card company, part of the amount, in the currency. */
  readonly discountAmount?: number;
  /** EASY_PAY: wallet by code or name, default 토스페이. */
  readonly easyPay?: string;
  /** EASY_PAY: what of the amount is paid with points, in the currency. */
  readonly pointAmount?: number;
  /** EASY_PAY: pay from the wallet's account instead of a card in it. */
  readonly fromAccount?: boolean;
  /** VIRTUAL_ACCOUNT, TRANSFER: bank by code or name, default 우리 (20). */
  readonly bank?: string;
  /** VIRTUAL_ACCOUNT: hours until the due date, 1 to 2160, default 168. */
  readonly validHours?: number;
  /** VIRTUAL_ACCOUNT: what a widget asks the buyer for. */
  readonly refundReceiveAccount?: {
    readonly bank: string;
    readonly accountNumber: string;
    readonly holderName: string;
  };
  /** MOBILE_PHONE: digits, default 01012345678. */
  readonly phoneNumber?: string;
  /** FOREIGN_EASY_PAY: default PAYPAL. */
  readonly provider?: string;
  /** FOREIGN_EASY_PAY: default US. */
  readonly country?: string;
  /** FOREIGN_EASY_PAY: cancels are answered `IN_PROGRESS` and finished by webhook. */
  readonly cancelsLater?: boolean;
};

const part = (fields: Fields, name: string, payment: Payment): number => {
  const amount = toSmallestUnit(fields[name] ?? 0, payment.currency);
  if (amount === undefined || amount > payment.totalAmount) throw tossError('INVALID_REQUEST');
  return amount;
};

const installments = (fields: Fields, payment: Payment): number => {
  const months = fields.installmentMonths ?? 0;
  if (months === 0) return 0;
  if (typeof months !== 'number' || !Number.isInteger(months) || months < 2 || months > 12)
    throw tossError('INVALID_CARD_INSTALLMENT_PLAN');
  if (payment.totalAmount < MIN_INSTALLMENT_WON) throw tossError('NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT');
  return months;
};

const CARD_TYPES: ReadonlySet<unknown> = new Set(['신용', '체크', '기프트', '미확인']);
const isCardType = (value: unknown): value is CardDetails['cardType'] => CARD_TYPES.has(value);

const card = (fields: Fields, payment: Payment): CardDetails => {
  const issuerCode = cardCodeOf(fields.cardCompany ?? '61');
  if (issuerCode === undefined) throw tossError('INVALID_CARD_COMPANY');
  const cardType = fields.cardType ?? '신용';
  if (!isCardType(cardType)) throw tossError('INVALID_REQUEST');
  return {
    kind: 'CARD',
    issuerCode,
    acquirerCode: issuerCode,
    number: '43301234****123*',
    installmentPlanMonths: installments(fields, payment),
    cardType,
    ownerType: cardType === '미확인' ? '미확인' : '개인',
    approveNo: newApproveNo(),
    discountAmount: part(fields, 'discountAmount', payment),
  };
};

/** Inside a wallet the sources are mixed, so Toss cannot tell type and owner of the card. */
const easyPay = (fields: Fields, payment: Payment): EasyPayDetails => {
  const provider = easyPayNameOf(fields.easyPay ?? 'TOSSPAY');
  if (provider === undefined) throw tossError('INVALID_EASY_PAY');
  const pointAmount = part(fields, 'pointAmount', payment);
  const usesCard = fields.fromAccount !== true && pointAmount < payment.totalAmount;
  return {
    kind: 'EASY_PAY',
    provider,
    pointAmount,
    card: usesCard ? { ...card(fields, payment), cardType: '미확인', ownerType: '미확인', discountAmount: 0 } : null,
  };
};

const refundAccount = (fields: Fields): RefundAccount | null => {
  if (!isGiven(fields, 'refundReceiveAccount')) return null;
  const { bank, accountNumber, holderName } = fieldsOf(fields.refundReceiveAccount);
  const bankCode = bankCodeOf(bank);
  if (bankCode === undefined) throw tossError('INVALID_BANK');
  if (typeof accountNumber !== 'string' || typeof holderName !== 'string') throw tossError('INVALID_REQUEST');
  return { bankCode, accountNumber, holderName };
};

const virtualAccount = (fields: Fields, payment: Payment): VirtualAccountDetails => {
  const bankCode = issuingBankCodeOf(fields.bank ?? '20');
  if (bankCode === undefined) throw tossError('INVALID_BANK');
  const hours = fields.validHours ?? DEFAULT_VALID_HOURS;
  if (typeof hours !== 'number' || !Number.isInteger(hours) || hours < 1) throw tossError('INVALID_REQUEST');
  if (hours > MAX_VALID_HOURS) throw tossError('EXCEED_MAX_VALID_HOURS');
  return {
    kind: 'VIRTUAL_ACCOUNT',
    accountNumber: newAccountNumber(),
    bankCode,
    customerName: optionalText(fields, 'customerName', 100) ?? payment.customerName ?? '김토스',
    validForMs: hours * HOUR_MS,
    refundReceiveAccount: refundAccount(fields),
    depositorName: null,
    dueAt: null,
  };
};

const CHOOSE: Readonly<Record<MethodKind, (fields: Fields, payment: Payment) => MethodDetails>> = {
  CARD: card,
  EASY_PAY: easyPay,
  VIRTUAL_ACCOUNT: virtualAccount,
  TRANSFER: (fields) => {
    const bankCode = bankCodeOf(fields.bank ?? '20');
    if (bankCode === undefined) throw tossError('INVALID_BANK');
    return { kind: 'TRANSFER', bankCode };
  },
  MOBILE_PHONE: (fields) => {
    const phoneNumber = fields.phoneNumber ?? '01012345678';
    if (typeof phoneNumber !== 'string' || !/^\d{8,15}$/.test(phoneNumber)) throw tossError('INVALID_REQUEST');
    return { kind: 'MOBILE_PHONE', phoneNumber };
  },
  FOREIGN_EASY_PAY: (fields) => ({
    kind: 'FOREIGN_EASY_PAY',
    provider: optionalText(fields, 'provider', 30) ?? 'PAYPAL',
    country: optionalText(fields, 'country', 2) ?? 'US',
    cancelsLater: fields.cancelsLater === true,
  }),
};

export const METHOD_KINDS = Object.keys(CHOOSE) as readonly MethodKind[];
export const isMethodKind = (value: unknown): value is MethodKind =>
  typeof value === 'string' && Object.hasOwn(CHOOSE, value);

/** @throws TossError when a value of the choice is not possible (`INVALID_BANK`, `INVALID_CARD_COMPANY`, …) */
export const chooseMethod = (input: unknown, payment: Payment): MethodDetails => {
  const fields = fieldsOf(input);
  const kind = fields.method ?? 'CARD';
  if (!isMethodKind(kind)) throw tossError('NOT_SUPPORTED_METHOD');
  return CHOOSE[kind](fields, payment);
};
