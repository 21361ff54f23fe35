import { korean } from '../state/korean-time';
import { remainderOf, toBodyNumber } from './amounts';
import { renderCancel } from './render-cancel';
import { renderMethod } from './render-method';
import type { MethodKind, Payment } from './payment';

/** A body as it goes over the wire. */
export type WireObject = Record<string, unknown>;

/** Values of `method`; null for wallets from abroad, as Toss has it in some overseas payments. */
const METHOD_NAMES: Readonly<Record<MethodKind, string | null>> = {
  CARD: '카드',
  EASY_PAY: '간편결제',
  VIRTUAL_ACCOUNT: '가상계좌',
  TRANSFER: '계좌이체',
  MOBILE_PHONE: '휴대폰',
  FOREIGN_EASY_PAY: null,
};

const wasApproved = (payment: Payment): boolean => payment.lastTransactionKey !== null;

/**
 * The Payment object of the API, every field of version 2022-11-16 with its nulls.
 *
 * @param now epoch ms; a virtual account expires by the time of reading
 * @param publicUrl where `receipt` and `checkout` point to
 *
 * Source: Toss API reference, Payment object.
 */
export const renderPayment = (payment: Payment, now: number, publicUrl: string): WireObject => {
  const number = (amount: number): number => toBodyNumber(amount, payment.currency);
  const left = remainderOf(payment);
  const approved = wasApproved(payment);
  return {
    mId: payment.mid,
    version: payment.version,
    paymentKey: payment.paymentKey,
    type: 'NORMAL',
    orderId: payment.orderId,
    orderName: payment.orderName,
    currency: payment.currency,
    method: payment.method && METHOD_NAMES[payment.method.kind],
    status: payment.status,
    requestedAt: korean(payment.requestedAt),
    approvedAt: payment.approvedAt === null ? null : korean(payment.approvedAt),
    useEscrow: payment.useEscrow,
    lastTransactionKey: payment.lastTransactionKey,
    totalAmount: number(payment.totalAmount),
    balanceAmount: number(left.balance),
    suppliedAmount: number(left.supplied),
    vat: number(left.vat),
    taxFreeAmount: number(left.taxFree),
    taxExemptionAmount: number(left.taxExemption),
    cultureExpense: payment.cultureExpense,
    isPartialCancelable: payment.isPartialCancelable,
    cancels:
      payment.cancels.length === 0 ? null : payment.cancels.map((cancel) => renderCancel(cancel, payment.currency)),
    ...renderMethod(payment, now, publicUrl),
    // A payment that failed before approval shows none.
    secret: approved ? payment.secret : null,
    metadata: payment.metadata,
    receipt: approved ? { url: `${publicUrl}/receipts/${encodeURIComponent(payment.paymentKey)}` } : null,
    checkout: { url: `${publicUrl}/v1/payments/${encodeURIComponent(payment.paymentKey)}/checkout` },
    country: payment.method?.kind === 'FOREIGN_EASY_PAY' ? payment.method.country : 'KR',
    failure: payment.failure,
    cashReceipt: null,
    cashReceipts: null,
  };
};
