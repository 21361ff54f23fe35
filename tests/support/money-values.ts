import type { Order, OrderLine } from '../../server/src/domain/order';
import type { Payment } from '../../server/src/domain/payment';
import type { ProviderPayment, ProviderRefund } from '../../server/src/domain/provider-payment';
import type { Refund } from '../../server/src/domain/refund';

/** An order of ₩33,000 that waits to be paid. */
export const anOrder = (change: Partial<Order> = {}): Order => ({
  orderId: 'ord_1', state: 'pending', orderName: '린넨 셔츠', amount: 33_000, taxFreeAmount: 0, refundedAmount: 0, currency: 'KRW',
  customerKey: 'ck-1', buyer: null, customer: null, shipping: null, environment: 'test', kind: 'widget', keySetId: 'ks_1',
  orderedAt: 0, expiresAt: 3_600_000, paidAt: null, metadata: null, ...change,
});

export const aLine = (change: Partial<OrderLine> = {}): OrderLine => ({
  product: 'shirt', name: '린넨 셔츠', sku: null, unitPrice: 33_000, quantity: 1, amount: 33_000, taxFree: false, ...change,
});

/** A payment of ₩33,000 whose confirmation is under way. */
export const aPayment = (change: Partial<Payment> = {}): Payment => ({
  paymentKey: 'pay_1', orderId: 'ord_1', buyer: null, provider: 'toss', environment: 'test', keySetId: 'ks_1', state: 'confirming',
  providerStatus: null, method: null, amount: 33_000, balanceAmount: 33_000, taxFreeAmount: 0, currency: 'KRW', requestedAt: 0,
  approvedAt: null, dueAt: null, receiptUrl: null, details: null, failure: null, problem: null, webhookSecret: null,
  idempotencyKey: 'confirm:pay_1', lastTransactionKey: null, traceId: null, attempts: 0, nextCheckAt: null, ...change,
});

export const aRefund = (change: Partial<Refund> = {}): Refund => ({
  refundId: 'rf_1', paymentKey: 'pay_1', orderId: 'ord_1', buyer: null, environment: 'test', state: 'requested', amount: 5_500,
  taxFreeAmount: 0, currency: 'KRW', reason: '구매자 변심', origin: 'api', requestedBy: null, requestedAt: 0, doneAt: null,
  transactionKey: null, refundReceiveAccount: null, expectedBalance: 33_000, idempotencyKey: 'refund:rf_1:1', failure: null,
  problem: null, traceId: null, attempts: 0, nextCheckAt: null, ...change,
});

/** The provider's word on the same payment: paid. */
export const theNews = (change: Partial<ProviderPayment> = {}): ProviderPayment => ({
  paymentKey: 'pay_1', orderId: 'ord_1', currency: 'KRW', state: 'paid', providerStatus: 'DONE', method: 'card',
  details: { providerMethod: '카드', isPartialCancelable: true, useEscrow: false }, amount: 33_000, balanceAmount: 33_000, taxFreeAmount: 0,
  requestedAt: 1, approvedAt: 2, dueAt: null, receiptUrl: null, lastTransactionKey: 'tx_1', webhookSecret: null, refunds: [], failure: null,
  ...change,
});

export const aCancel = (change: Partial<ProviderRefund> = {}): ProviderRefund => ({
  transactionKey: 'tx_c1', state: 'succeeded', amount: 5_500, taxFreeAmount: 0, refundableAmount: 27_500, reason: '구매자 변심', doneAt: 3, ...change,
});
