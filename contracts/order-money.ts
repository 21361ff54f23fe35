import type { Environment } from './keys';
import type { Currency } from './money';
import type { OrderState } from './orders';
import type { PaymentRowView } from './payment-list';
import type { FailureView, PaymentState } from './payments';
import type { RefundView } from './refunds';

/** A try to pay an order, and what went back of it. Amounts in the smallest unit of the order's currency. */
export type OrderPaymentView = {
  paymentKey: string;
  state: PaymentState;
  method: PaymentRowView['method'];
  instrument: PaymentRowView['instrument'];
  last4: string | null;
  amount: number;
  balanceAmount: number;
  failure: FailureView | null;
  /** Money that the order does not wait for: paid twice, or after all. */
  isSurplus: boolean;
  hasProblem: boolean;
  requestedAt: string;
  approvedAt: string | null;
  /** Oldest first. */
  refunds: RefundView[];
};

/** What was paid for an order and what went back, for the Content Manager. Times ISO 8601 (UTC). */
export type OrderMoneyView = {
  orderId: string;
  state: OrderState;
  environment: Environment;
  currency: Currency;
  amount: number;
  refundedAmount: number;
  /** Newest first, at most `SHOWN_PAYMENTS`. */
  payments: OrderPaymentView[];
  /** How many there are. */
  paymentCount: number;
};

/** A buyer who is declined tries again; more tries than these are looked at in the list of payments. */
export const SHOWN_PAYMENTS = 20;
