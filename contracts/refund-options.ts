import type { Currency } from './money';

/** Why a payment cannot be refunded now. */
export const REFUND_BLOCKS = [
  'nothing_left',
  'not_paid',
  'under_way',
  'other_environment',
  'limit_used_up',
  'too_late',
] as const;
export type RefundBlock = (typeof REFUND_BLOCKS)[number];

/** What a person should know before they give money back. */
export const REFUND_WARNINGS = [
  /** A phone bill can be canceled in the month of the payment alone, and in full. */
  'mobile_phone_other_month',
  'full_only',
  'escrow',
  'older_than_180_days',
  'older_than_365_days',
  'account_needed',
  'transfer_may_take_days',
] as const;
export type RefundWarning = (typeof REFUND_WARNINGS)[number];

/** A line of the order, and what of it was given back by lines. Amounts in the smallest unit of `currency`. */
export type RefundableLine = {
  position: number;
  product: string;
  name: string;
  unitPrice: number;
  quantity: number;
  refundedQuantity: number;
  taxFree: boolean;
};

/** What can be given back of a payment, by which means. */
export type RefundOptionsView = {
  paymentKey: string;
  currency: Currency;
  amount: number;
  balanceAmount: number;
  /** The balance less what is under way. */
  refundable: number;
  /** Of that, free of tax. */
  refundableTaxFree: number;
  isPartPossible: boolean;
  needsAccount: boolean;
  block: RefundBlock | null;
  warnings: RefundWarning[];
  lines: RefundableLine[];
  /** What the role of this person may still give back: of one refund, and today; `null`: no limit. */
  limit: { perRefund: number | null; leftToday: number | null };
  /** How the money comes back and when: a word of the panel's table. */
  way: string;
};
