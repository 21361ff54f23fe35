import type { CreatedOrderView, OrderView } from '../../../contracts/orders';
import type { PaymentView } from '../../../contracts/payments';
import type { MaskedRefundAccount, RefundView } from '../../../contracts/refunds';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import type { OrderWithLines } from '../services/checkout';

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));

/** An order as the API shows it: no row ids, no key set, no end user's id. */
export const orderViewOf = ({ order, lines }: OrderWithLines): OrderView => ({
  orderId: order.orderId,
  state: order.state,
  orderName: order.orderName,
  amount: order.amount,
  taxFreeAmount: order.taxFreeAmount,
  refundedAmount: order.refundedAmount,
  currency: order.currency,
  customerKey: order.customerKey,
  customer: order.customer,
  shipping: order.shipping,
  environment: order.environment,
  kind: order.kind,
  metadata: order.metadata,
  lines: lines.map((line) => ({ ...line, taxFree: Boolean(line.taxFree) })),
  createdAt: iso(order.orderedAt),
  expiresAt: iso(order.expiresAt),
  paidAt: isoOrNull(order.paidAt),
});

export const createdOrderViewOf = (created: OrderWithLines & { clientKey: string }): CreatedOrderView => ({
  ...orderViewOf(created),
  clientKey: created.clientKey,
});

/** A payment as the API shows it: no webhook secret, no idempotency key, no provider body. */
export const paymentViewOf = (payment: Payment): PaymentView => ({
  paymentKey: payment.paymentKey,
  orderId: payment.orderId,
  provider: payment.provider,
  environment: payment.environment,
  state: payment.state,
  method: payment.method,
  amount: payment.amount,
  balanceAmount: payment.balanceAmount,
  taxFreeAmount: payment.taxFreeAmount,
  currency: payment.currency,
  details: payment.details,
  failure: payment.failure,
  receiptUrl: payment.receiptUrl,
  requestedAt: iso(payment.requestedAt),
  approvedAt: isoOrNull(payment.approvedAt),
});

/** A refund as the API shows it: the account it goes to is masked. */
export const refundViewOf = (refund: Refund, account: MaskedRefundAccount | null): RefundView => ({
  refundId: refund.refundId,
  paymentKey: refund.paymentKey,
  orderId: refund.orderId,
  state: refund.state,
  amount: refund.amount,
  taxFreeAmount: refund.taxFreeAmount,
  currency: refund.currency,
  reason: refund.reason,
  origin: refund.origin,
  transactionKey: refund.transactionKey,
  failure: refund.failure,
  refundReceiveAccount: account,
  requestedAt: iso(refund.requestedAt),
  doneAt: isoOrNull(refund.doneAt),
});
