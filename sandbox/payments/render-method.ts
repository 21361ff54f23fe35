import { korean } from '../state/korean-time';
import { toBodyNumber } from './amounts';
import type { CardDetails, EasyPayDetails, Payment, VirtualAccountDetails } from './payment';

type Rendered = Record<string, unknown>;

/** The buyer's refund account is shown only this long after the window opened (Toss API reference, virtualAccount). */
const REFUND_ACCOUNT_SHOWN_MS = 30 * 60_000;
/** A refund to a bank account arrives on the second working day; the sandbox knows no holidays. */
const ACCOUNT_REFUND_MS = 2 * 24 * 60 * 60_000;

const renderCard = (card: CardDetails, amount: number, payment: Payment): Rendered => ({
  issuerCode: card.issuerCode,
  acquirerCode: card.acquirerCode,
  number: card.number,
  amount: toBodyNumber(amount, payment.currency),
  installmentPlanMonths: card.installmentPlanMonths,
  isInterestFree: false,
  interestPayer: null,
  approveNo: card.approveNo,
  useCardPoint: false,
  cardType: card.cardType,
  ownerType: card.ownerType,
  acquireStatus: payment.status === 'CANCELED' ? 'CANCELED' : 'READY',
});

/** totalAmount = card.amount + easyPay.amount + easyPay.discountAmount. */
const renderEasyPay = (easyPay: EasyPayDetails, payment: Payment): Rendered => {
  const paid = payment.totalAmount - easyPay.pointAmount;
  return {
    card: easyPay.card && renderCard(easyPay.card, paid, payment),
    easyPay: {
      provider: easyPay.provider,
      amount: easyPay.card ? 0 : toBodyNumber(paid, payment.currency),
      discountAmount: toBodyNumber(easyPay.pointAmount, payment.currency),
    },
  };
};

const refundStatusOf = (payment: Payment, now: number): string => {
  const last = payment.cancels.at(-1);
  // Cancelled before the deposit: there is nothing to send back.
  if (!last || payment.approvedAt === null) return 'NONE';
  return now - last.canceledAt < ACCOUNT_REFUND_MS ? 'PENDING' : 'COMPLETED';
};

const renderAccount = (account: VirtualAccountDetails, payment: Payment, now: number): Rendered => ({
  accountType: '일반',
  accountNumber: account.accountNumber,
  bankCode: account.bankCode,
  customerName: account.customerName,
  depositorName: account.depositorName,
  dueDate: korean(account.dueAt ?? payment.requestedAt + account.validForMs),
  refundStatus: refundStatusOf(payment, now),
  expired: payment.status === 'WAITING_FOR_DEPOSIT' && account.dueAt !== null && now > account.dueAt,
  settlementStatus: 'INCOMPLETED',
  refundReceiveAccount: now - payment.requestedAt < REFUND_ACCOUNT_SHOWN_MS ? account.refundReceiveAccount : null,
});

const detailsOf = (payment: Payment, now: number, publicUrl: string): Rendered => {
  const { method } = payment;
  switch (method?.kind) {
    case undefined:
      return {};
    case 'CARD':
      return {
        card: renderCard(method, payment.totalAmount, payment),
        discount: method.discountAmount > 0 ? { amount: toBodyNumber(method.discountAmount, payment.currency) } : null,
      };
    case 'EASY_PAY':
      return renderEasyPay(method, payment);
    case 'VIRTUAL_ACCOUNT':
      return payment.lastTransactionKey === null ? {} : { virtualAccount: renderAccount(method, payment, now) };
    case 'TRANSFER':
      return { transfer: { bankCode: method.bankCode, settlementStatus: 'INCOMPLETED' } };
    case 'MOBILE_PHONE':
      return {
        mobilePhone: {
          customerMobilePhone: method.phoneNumber,
          settlementStatus: 'INCOMPLETED',
          receiptUrl: `${publicUrl}/receipts/${encodeURIComponent(payment.paymentKey)}`,
        },
      };
    case 'FOREIGN_EASY_PAY':
      return {
        easyPay: {
          provider: method.provider,
          amount: toBodyNumber(payment.totalAmount, payment.currency),
          discountAmount: 0,
        },
      };
  }
};

/** `card`, `virtualAccount`, `transfer`, `mobilePhone`, `giftCertificate`, `easyPay`, `discount`: all but one are null. */
export const renderMethod = (payment: Payment, now: number, publicUrl: string): Rendered => ({
  card: null,
  virtualAccount: null,
  transfer: null,
  mobilePhone: null,
  giftCertificate: null,
  easyPay: null,
  discount: null,
  ...detailsOf(payment, now, publicUrl),
});
