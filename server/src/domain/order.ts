import type { Environment } from '../../../contracts/keys';
import type { Currency } from '../../../contracts/money';
import type { CheckoutKind, Customer, OrderState, Shipping } from '../../../contracts/orders';

/** An order as we keep it. Amounts in the smallest unit of `currency`, times in epoch milliseconds. */
export type Order = {
  orderId: string;
  state: OrderState;
  orderName: string;
  amount: number;
  taxFreeAmount: number;
  refundedAmount: number;
  currency: Currency;
  customerKey: string;
  /** The end user (Users & Permissions) who made it; `null` for an order made by a token alone. */
  buyer: number | null;
  customer: Customer | null;
  shipping: Shipping | null;
  environment: Environment;
  kind: CheckoutKind;
  keySetId: string;
  orderedAt: number;
  expiresAt: number;
  paidAt: number | null;
  metadata: Record<string, string> | null;
};

/** What of an order its payment hangs on. */
export type PayingOrder = Pick<
  Order,
  | ('orderId' | 'state' | 'amount' | 'taxFreeAmount' | 'refundedAmount' | 'currency')
  | ('buyer' | 'customer' | 'environment' | 'keySetId' | 'expiresAt' | 'paidAt')
>;

/** One product of an order, with name and price as they were when it was ordered. */
export type OrderLine = {
  product: string;
  name: string;
  sku: string | null;
  unitPrice: number;
  quantity: number;
  amount: number;
  taxFree: boolean;
};

/** Is it too late to pay a pending order? */
export const isPastExpiry = (order: Pick<Order, 'expiresAt'>, now: number): boolean => now >= order.expiresAt;
