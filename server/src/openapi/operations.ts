import type { CommerceErrorCode } from '../../../contracts/error-codes';
import type { Operation } from './operation';

const OPENING_KEYS: readonly CommerceErrorCode[] = ['KEY_SET_NOT_CONFIGURED', 'VAULT_KEY_MISSING', 'VAULT_CANNOT_OPEN'];
const CALLING_PROVIDER: readonly CommerceErrorCode[] = [...OPENING_KEYS, 'KEY_REJECTED_BY_PROVIDER', 'SHUTTING_DOWN'];
/** While a refund is not over its account is shown masked, for which it is opened. */
const SEALED_ACCOUNT: readonly CommerceErrorCode[] = ['VAULT_KEY_MISSING', 'VAULT_CANNOT_OPEN'];
const REPEATING: readonly CommerceErrorCode[] = ['IDEMPOTENCY_KEY_REUSED', 'REQUEST_IN_PROGRESS'];

const LIMITED: readonly CommerceErrorCode[] = ['TOO_MANY_REQUESTS'];

const PAGES = 'Newest first. A request of an end user lists that user’s own.';

/** Every route of the content API by its handler. A test fails for a route without a row, and for a row without a route. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'product.find': {
    operationId: 'listProducts',
    tag: 'Products',
    summary: 'List products',
    description:
      'Published products with their offers. Strapi’s filters, sort, pagination, locale and populate work as everywhere; drafts are never shown.',
    success: { 200: 'A page of products' },
    codes: ['INVALID_REQUEST'],
  },
  'product.findOne': {
    operationId: 'getProduct',
    tag: 'Products',
    summary: 'Read a product',
    description: 'One published product with its offer.',
    success: { 200: 'The product' },
    codes: ['INVALID_REQUEST', 'PRODUCT_NOT_FOUND'],
  },
  'checkout.find': {
    operationId: 'getCheckout',
    tag: 'Checkout',
    summary: 'Read the client key',
    description:
      'The public client key that a page starts Toss’s SDK with, its environment and kind. Without a kind: the widget’s key when there is one. Shops with several key sets name one with `keySet`.',
    success: { 200: 'The client key in force' },
    codes: ['INVALID_REQUEST', 'KEY_SET_NOT_CONFIGURED'],
  },
  'order.create': {
    operationId: 'createOrder',
    tag: 'Orders',
    summary: 'Create an order',
    description:
      'Makes an order at the published prices and answers all that the SDK’s `requestPayment` wants. Nothing is taken from the stock before the buyer pays. Shops with several key sets name the one to pay with in `keySet`; start the SDK with the client key that is answered.',
    success: { 201: 'The new order' },
    codes: [
      ...([
        'INVALID_REQUEST',
        'PRODUCT_NOT_AVAILABLE',
        'OUT_OF_STOCK',
        'MIXED_CURRENCIES',
        'AMOUNT_TOO_LARGE',
        'KEY_SET_NOT_CONFIGURED',
      ] as const),
      ...REPEATING,
      ...LIMITED,
    ],
    isIdempotent: true,
  },
  'order.find': {
    operationId: 'listOrders',
    tag: 'Orders',
    summary: 'List orders',
    description: PAGES,
    success: { 200: 'A page of orders' },
    codes: ['INVALID_REQUEST'],
  },
  'order.findOne': {
    operationId: 'getOrder',
    tag: 'Orders',
    summary: 'Read an order',
    description: 'One order with its lines. Another end user’s order is not found.',
    success: { 200: 'The order' },
    codes: ['INVALID_REQUEST', 'ORDER_NOT_FOUND'],
  },
  'order.cancel': {
    operationId: 'cancelOrder',
    tag: 'Orders',
    summary: 'Cancel an order before its payment',
    description: 'Repeatable. An order whose payment has begun is not canceled: refund its payment.',
    success: { 200: 'The canceled order' },
    codes: ['INVALID_REQUEST', 'ORDER_NOT_FOUND', 'ILLEGAL_TRANSITION', ...LIMITED],
  },
  'payment.confirm': {
    operationId: 'confirmPayment',
    tag: 'Payments',
    summary: 'Confirm a payment',
    description:
      'Takes the money for an order, with what the success URL carries. Repeatable: a reload of the success page answers with the same payment. 202 is no failure: tell the buyer to wait, never to pay again.',
    success: {
      200: 'The payment: paid, or waiting for the buyer’s deposit',
      202: 'The outcome is not known yet; look again at `Location`',
    },
    codes: [
      ...([
        'INVALID_REQUEST',
        'ORDER_NOT_FOUND',
        'AMOUNT_MISMATCH',
        'OUT_OF_STOCK',
        'PAYMENT_DECLINED',
        'PAYMENT_EXPIRED',
      ] as const),
      ...(['ORDER_ALREADY_PAID', 'ORDER_NOT_PAYABLE', 'PAYMENT_IN_PROGRESS', 'ILLEGAL_TRANSITION'] as const),
      ...CALLING_PROVIDER,
      ...LIMITED,
    ],
    hasLocation: true,
  },
  'payment.find': {
    operationId: 'listPayments',
    tag: 'Payments',
    summary: 'List payments',
    description: PAGES,
    success: { 200: 'A page of payments' },
    codes: ['INVALID_REQUEST'],
  },
  'payment.findOne': {
    operationId: 'getPayment',
    tag: 'Payments',
    summary: 'Read a payment',
    description: 'One payment. Another end user’s payment is not found.',
    success: { 200: 'The payment' },
    codes: ['INVALID_REQUEST', 'PAYMENT_NOT_FOUND'],
  },
  'refund.create': {
    operationId: 'createRefund',
    tag: 'Refunds',
    summary: 'Refund a payment',
    description:
      'Gives money back: the amount named, or all that is left. Two equal refunds with different `Idempotency-Key`s are both made. 202 is no failure: look again, do not refund again.',
    success: {
      201: 'The refund, made',
      202: 'The refund was taken on; its outcome is not known yet, or the provider works on it',
    },
    codes: [
      ...([
        'INVALID_REQUEST',
        'PAYMENT_NOT_FOUND',
        'REFUND_EXCEEDS_BALANCE',
        'REFUND_ACCOUNT_REQUIRED',
        'REFUND_NOT_ALLOWED',
        'REFUND_LIMIT_EXCEEDED',
        'ILLEGAL_TRANSITION',
      ] as const),
      ...REPEATING,
      ...CALLING_PROVIDER,
      ...LIMITED,
    ],
    isIdempotent: true,
    hasLocation: true,
  },
  'refund.find': {
    operationId: 'listRefunds',
    tag: 'Refunds',
    summary: 'List the refunds of a payment',
    description: 'Newest first, those made in the provider’s own console too.',
    success: { 200: 'A page of refunds' },
    codes: ['INVALID_REQUEST', 'PAYMENT_NOT_FOUND', ...SEALED_ACCOUNT],
  },
  'refund.findOne': {
    operationId: 'getRefund',
    tag: 'Refunds',
    summary: 'Read a refund',
    description: 'One refund. Another end user’s refund is not found.',
    success: { 200: 'The refund' },
    codes: ['INVALID_REQUEST', 'REFUND_NOT_FOUND', ...SEALED_ACCOUNT],
  },
  'webhook.receive': {
    operationId: 'receiveTossWebhook',
    tag: 'Webhooks',
    summary: 'Receive an event of Toss',
    description:
      'For Toss alone: the address that the settings show for a key set, registered in Toss’s developer centre. The event is kept, answered, and then worked on: Toss is asked for the payment, and what the event says is never believed. The same content twice is kept once. A body that cannot be read is answered with 200 as well, since sending it again would not help.',
    success: { 200: 'The event is kept' },
    codes: ['WEBHOOK_NOT_FOUND'],
    isOpen: true,
    hasRawBody: true,
  },
  'openapi.findOne': {
    operationId: 'getOpenApiDocument',
    tag: 'Document',
    summary: 'Read this document',
    description: 'The OpenAPI document of this API.',
    success: { 200: 'The OpenAPI document' },
    codes: [],
    isOpen: true,
  },
};
