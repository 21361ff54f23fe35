import type { Currency } from './money';
import type { Environment } from './keys';

export const ORDER_STATES = [
  'pending',
  'confirming',
  'awaiting_deposit',
  'paid',
  'partially_refunded',
  'refunded',
  'expired',
  'canceled',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** The integration that the buyer's page uses: Toss's payment widget, or its payment window (API-individual keys). */
export const CHECKOUT_KINDS = ['widget', 'payment'] as const;
export type CheckoutKind = (typeof CHECKOUT_KINDS)[number];

export type Customer = { name?: string | undefined; email?: string | undefined; phone?: string | undefined };

export type Shipping = {
  recipient?: string | undefined;
  phone?: string | undefined;
  postalCode?: string | undefined;
  address1?: string | undefined;
  address2?: string | undefined;
  country?: string | undefined;
  memo?: string | undefined;
};

export type OrderLineView = {
  product: string;
  name: string;
  sku: string | null;
  unitPrice: number;
  quantity: number;
  amount: number;
  taxFree: boolean;
};

/** An order as the storefront's API shows it. Amounts in the smallest unit of `currency`; times ISO 8601 (UTC). */
export type OrderView = {
  orderId: string;
  state: OrderState;
  orderName: string;
  amount: number;
  taxFreeAmount: number;
  refundedAmount: number;
  currency: Currency;
  customerKey: string;
  customer: Customer | null;
  shipping: Shipping | null;
  environment: Environment;
  kind: CheckoutKind;
  metadata: Record<string, string> | null;
  lines: OrderLineView[];
  createdAt: string;
  expiresAt: string;
  paidAt: string | null;
};

/** The answer to `POST /orders`: the order and the client key that Toss's SDK is started with. */
export type CreatedOrderView = OrderView & { clientKey: string };
