import { CURRENCIES, CURRENCY_EXPONENT, type Currency } from '../../../../contracts/money';
import type { ProviderFailure, ProviderPayment, ProviderPaymentState, ProviderRefund } from '../payment-provider';
import { failureOfPayment } from './errors';
import { fieldsOf, instant, text, webAddress, type Fields } from './read-fields';
import { detailsOf, methodOf } from './translate-details';
import { TOSS_CANCEL_STATUSES, TOSS_STATUSES, type TossCancelStatus, type TossStatus } from './wire';

const DECIMAL_FORM = /^(\d+)(?:\.(\d+))?$/;

/**
 * A Toss decimal in the smallest unit: 726.24 USD is `72624`. Digits in a string are taken as well.
 *
 * @param exponent digits after the point of the currency
 * @returns `null` when it is negative, no number, finer than the currency, or past 2^53 - 1
 */
export const fromTossAmount = (value: unknown, exponent: number): number | null => {
  const match = typeof value === 'number' || typeof value === 'string' ? DECIMAL_FORM.exec(String(value).trim()) : null;
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(exponent))) return null;
  const amount = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
};

/**
 * The decimal that Toss wants for an amount in the smallest unit: `72624` of USD is 726.24.
 *
 * @throws RangeError when it is no amount, or has more digits than a JSON number keeps (far past any payment)
 */
export const toTossAmount = (amount: number, currency: Currency): number => {
  const exponent = CURRENCY_EXPONENT[currency];
  const decimal = amount / 10 ** exponent;
  if (fromTossAmount(decimal, exponent) !== amount) throw new RangeError(`Not an amount of ${currency}: ${amount}`);
  return decimal;
};

const isCurrency = (value: unknown): value is Currency => (CURRENCIES as readonly unknown[]).includes(value);

/** A currency that we do not know is read with two digits: the amounts are for showing, the currency is `null`. */
const exponentOf = (currency: unknown): number => (isCurrency(currency) ? CURRENCY_EXPONENT[currency] : 2);

const isTossStatus = (word: string): word is TossStatus => (TOSS_STATUSES as readonly string[]).includes(word);
const isCancelStatus = (word: unknown): word is TossCancelStatus =>
  (TOSS_CANCEL_STATUSES as readonly unknown[]).includes(word);

/** A word that we do not know is `processing`: it is looked at again, never taken for done. */
const refundStateOf = (word: unknown): ProviderRefund['state'] => {
  if (word === undefined || word === null) return 'succeeded';
  if (!isCancelStatus(word)) return 'processing';
  switch (word) {
    case 'DONE':
      return 'succeeded';
    case 'IN_PROGRESS':
      return 'processing';
    case 'ABORTED':
      return 'failed';
  }
};

type Amounts = { amount: number; balanceAmount: number };
type Books = Amounts & { taxFreeAmount: number; refunds: ProviderRefund[] };

/**
 * Money was taken: what is left of it decides, whatever the status says.
 * Source: measured at Toss: `PARTIAL_CANCELED` stays when the last part of a payment is refunded.
 */
const stateByBalance = ({ amount, balanceAmount }: Amounts, untouched: ProviderPaymentState): ProviderPaymentState => {
  if (balanceAmount === 0 && amount > 0) return 'refunded';
  return balanceAmount < amount ? 'partially_refunded' : untouched;
};

/** Were there refunds, and none of them made? */
const isUntouched = ({ refunds }: Books): boolean =>
  refunds.length > 0 && refunds.every(({ state }) => state !== 'succeeded');

/** A refund that is still processing may fail and give its amount back: until then the money is taken. */
const returnedOf = ({ amount, balanceAmount, refunds }: Books): Amounts => {
  const processing = refunds.filter(({ state }) => state === 'processing');
  const open = processing.reduce((sum, refund) => sum + refund.amount, 0);
  return { amount, balanceAmount: Math.min(amount, balanceAmount + open) };
};

const stateOf = (status: string, books: Books, tookMoney: boolean): ProviderPaymentState => {
  if (!isTossStatus(status)) return 'unknown';
  const amounts = returnedOf(books);
  switch (status) {
    case 'READY':
      return 'ready';
    case 'IN_PROGRESS':
      return 'in_progress';
    case 'WAITING_FOR_DEPOSIT':
      return 'awaiting_deposit';
    case 'DONE':
      return stateByBalance(amounts, 'paid');
    case 'PARTIAL_CANCELED':
      return stateByBalance(amounts, isUntouched(books) ? 'paid' : 'partially_refunded');
    case 'CANCELED':
      if (!tookMoney) return 'canceled';
      // "Cancelled" with something left contradicts itself; a person must look.
      return books.balanceAmount === 0 ? stateByBalance(amounts, 'paid') : 'unknown';
    case 'ABORTED':
      return 'aborted';
    case 'EXPIRED':
      return 'expired';
  }
};

/** One entry of `cancels[]`; `null` when its key or amount cannot be read, because such a refund could be counted twice. */
const refundOf = (entry: unknown, exponent: number, leftBefore: number): ProviderRefund | null => {
  const cancel = fieldsOf(entry);
  const transactionKey = text(cancel?.transactionKey);
  const amount = fromTossAmount(cancel?.cancelAmount, exponent);
  const taxFreeAmount = fromTossAmount(cancel?.taxFreeAmount ?? 0, exponent);
  if (!cancel || transactionKey === null || amount === null || taxFreeAmount === null) return null;
  const state = refundStateOf(cancel.cancelStatus);
  const left = state === 'failed' ? leftBefore : Math.max(0, leftBefore - amount);
  const refundableAmount = fromTossAmount(cancel.refundableAmount ?? null, exponent) ?? left;
  const reason = text(cancel.cancelReason, 200) ?? '';
  const requestId = text(cancel.cancelRequestId, 64);
  const named = { transactionKey, ...(requestId !== null && { requestId }) };
  return { ...named, state, amount, taxFreeAmount, refundableAmount, reason, doneAt: instant(cancel.canceledAt) };
};

const refundsOf = (cancels: unknown, exponent: number, total: number): ProviderRefund[] | null => {
  if (cancels === null || cancels === undefined) return [];
  if (!Array.isArray(cancels)) return null;
  const refunds: ProviderRefund[] = [];
  for (const entry of cancels as unknown[]) {
    const refund = refundOf(entry, exponent, refunds.at(-1)?.refundableAmount ?? total);
    if (!refund) return null;
    refunds.push(refund);
  }
  return refunds;
};

/** The figures of a payment. A missing balance follows from the refunds; one that is there but no amount is `null`. */
const booksOf = (payment: Fields, status: string): Books | null => {
  const exponent = exponentOf(payment.currency);
  const amount = fromTossAmount(payment.totalAmount, exponent);
  if (amount === null) return null;
  const refunds = refundsOf(payment.cancels, exponent, amount);
  if (!refunds) return null;
  const left = status === 'CANCELED' ? 0 : (refunds.at(-1)?.refundableAmount ?? amount);
  const balanceAmount =
    payment.balanceAmount === undefined || payment.balanceAmount === null
      ? left
      : fromTossAmount(payment.balanceAmount, exponent);
  const taxFreeAmount = fromTossAmount(payment.taxFreeAmount ?? 0, exponent);
  return balanceAmount === null || taxFreeAmount === null ? null : { amount, balanceAmount, taxFreeAmount, refunds };
};

/** Does something lack without which half of the truth would be taken for all of it? */
const isIncomplete = (payment: Fields, { amount, balanceAmount, refunds }: Books): boolean => {
  switch (payment.status) {
    case 'DONE':
    case 'PARTIAL_CANCELED':
    case 'CANCELED':
      // Money went back, and nothing says how: refunds that were made could not be told from those that were not.
      if (payment.status === 'DONE' && balanceAmount >= amount) return false;
      return refunds.length === 0 && hasTakenMoney(payment);
    case 'WAITING_FOR_DEPOSIT':
      // Nobody could pay into an account that is not named.
      return text(fieldsOf(payment.virtualAccount)?.accountNumber) === null;
    default:
      return false;
  }
};

/** Only a virtual account can be cancelled before any money came. */
const hasTakenMoney = (payment: Fields): boolean =>
  instant(payment.approvedAt) !== null || (payment.method !== '가상계좌' && !fieldsOf(payment.virtualAccount));

const whatFailed = (payment: Fields, state: ProviderPaymentState): ProviderFailure | null =>
  failureOfPayment(fieldsOf(payment.failure), state);

/**
 * Reads a Payment object.
 *
 * @returns `null` when it is none: no paymentKey, orderId, status, currency or totalAmount, figures that cannot be read,
 *   money gone back without `cancels`, a deposit awaited without an account. Everything else may be missing.
 */
export const translatePayment = (body: unknown): ProviderPayment | null => {
  const payment = fieldsOf(body);
  if (!payment) return null;
  const { paymentKey, orderId, status } = payment;
  if (typeof paymentKey !== 'string' || typeof orderId !== 'string' || typeof status !== 'string') return null;
  const books = paymentKey && orderId && status && text(payment.currency) ? booksOf(payment, status) : null;
  if (!books || isIncomplete(payment, books)) return null;
  const state = stateOf(status, books, hasTakenMoney(payment));
  return {
    paymentKey,
    orderId,
    currency: isCurrency(payment.currency) ? payment.currency : null,
    state,
    providerStatus: status.slice(0, 50),
    method: methodOf(payment),
    details: detailsOf(payment, (value) => fromTossAmount(value, exponentOf(payment.currency))),
    ...books,
    requestedAt: instant(payment.requestedAt),
    approvedAt: instant(payment.approvedAt),
    dueAt: instant(fieldsOf(payment.virtualAccount)?.dueDate),
    receiptUrl: webAddress(fieldsOf(payment.receipt)?.url),
    lastTransactionKey: text(payment.lastTransactionKey ?? payment.transactionKey, 64),
    webhookSecret: text(payment.secret, 200),
    failure: whatFailed(payment, state),
  };
};
