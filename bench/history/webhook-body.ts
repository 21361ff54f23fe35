import type { Payment } from '../../server/src/domain/payment';
import { korean, koreanWithoutOffset } from './calendar';

/** Toss's number of an amount: dollars have cents. */
const decimal = (amount: number, currency: Payment['currency']): number => (currency === 'USD' ? amount / 100 : amount);

/** Toss keeps the total as the balance of a payment that failed (Toss API reference, Payment object). */
const balanceOf = ({ state, amount, balanceAmount }: Payment): number =>
  state === 'declined' ? amount : balanceAmount;

const cardOf = ({ details, amount, currency }: Payment) =>
  details?.card
    ? {
        issuerCode: details.card.issuerCode,
        acquirerCode: details.card.issuerCode,
        number: details.card.number,
        amount: decimal(amount, currency),
        installmentPlanMonths: details.card.installmentMonths,
        approveNo: details.card.approvalNumber,
        cardType: details.card.cardType,
        ownerType: details.card.ownerType,
      }
    : null;

const accountOf = ({ details, dueAt }: Payment) =>
  details?.virtualAccount
    ? {
        accountNumber: details.virtualAccount.accountNumber,
        bankCode: details.virtualAccount.bankCode,
        customerName: details.virtualAccount.customerName,
        dueDate: dueAt === null ? null : korean(dueAt),
        expired: details.virtualAccount.expired,
      }
    : null;

const dataOf = (payment: Payment, secret: string) => ({
  mId: 'tosspayments',
  version: '2022-11-16',
  paymentKey: payment.paymentKey,
  type: 'NORMAL',
  orderId: payment.orderId,
  currency: payment.currency,
  method: payment.details?.providerMethod ?? null,
  status: payment.providerStatus,
  requestedAt: korean(payment.requestedAt),
  approvedAt: payment.approvedAt === null ? null : korean(payment.approvedAt),
  lastTransactionKey: payment.lastTransactionKey,
  totalAmount: decimal(payment.amount, payment.currency),
  balanceAmount: decimal(balanceOf(payment), payment.currency),
  isPartialCancelable: payment.details?.isPartialCancelable ?? true,
  card: cardOf(payment),
  virtualAccount: accountOf(payment),
  easyPay: payment.details?.easyPay ?? null,
  failure: payment.failure && { code: payment.failure.code, message: payment.failure.message.ko },
  secret: payment.state === 'declined' ? null : secret,
  country: payment.details?.country ?? 'KR',
});

/** Toss's webhook about a payment, in short. Source: Toss webhook-events page, `PAYMENT_STATUS_CHANGED`. */
export const paymentChanged = (payment: Payment, secret: string, at: number): string =>
  JSON.stringify({
    eventType: 'PAYMENT_STATUS_CHANGED',
    createdAt: koreanWithoutOffset(at),
    data: dataOf(payment, secret),
  });

/** The flat one of virtual accounts. Source: Toss webhook-events page, `DEPOSIT_CALLBACK`. */
export const depositCallback = (payment: Payment, secret: string, at: number): string =>
  JSON.stringify({
    createdAt: koreanWithoutOffset(at),
    secret,
    status: payment.providerStatus,
    transactionKey: payment.lastTransactionKey,
    orderId: payment.orderId,
  });

/** One that means nothing to the plugin. Source: Toss webhook-events page, `CUSTOMER_STATUS_CHANGED`. */
export const customerChanged = (customerKey: string, at: number): string =>
  JSON.stringify({
    eventType: 'CUSTOMER_STATUS_CHANGED',
    createdAt: koreanWithoutOffset(at),
    data: { customerKey, status: 'CREATED', changedAt: korean(at) },
  });
