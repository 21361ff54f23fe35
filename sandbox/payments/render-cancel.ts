import { korean } from '../state/korean-time';
import { toBodyNumber } from './amounts';
import type { Cancel, Currency } from './payment';

/** The Cancel object. Source: Toss API reference, Payment object, `cancels`. */
export const renderCancel = (cancel: Cancel, currency: Currency): Record<string, unknown> => {
  const number = (amount: number): number => toBodyNumber(amount, currency);
  return {
    cancelAmount: number(cancel.cancelAmount),
    cancelReason: cancel.cancelReason,
    taxFreeAmount: number(cancel.taxFreeAmount),
    taxExemptionAmount: number(cancel.taxExemptionAmount),
    refundableAmount: number(cancel.refundableAmount),
    cardDiscountAmount: number(cancel.cardDiscountAmount),
    transferDiscountAmount: 0,
    easyPayDiscountAmount: number(cancel.easyPayDiscountAmount),
    canceledAt: korean(cancel.canceledAt),
    transactionKey: cancel.transactionKey,
    receiptKey: null,
    cancelStatus: cancel.status,
    cancelRequestId: cancel.cancelRequestId,
  };
};
