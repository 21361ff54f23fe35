import { z } from '@strapi/utils';
import { CHECKOUT_KINDS, ORDER_STATES, type CreatedOrderView, type OrderView } from '../../../../contracts/orders';
import type { CheckoutView } from '../../../../contracts/products';
import { amount, currency, documentId, environment, instant, line, locale, orderId, pagination, text } from './common';

const MAX_LINES = 100;
const MAX_QUANTITY = 1_000_000;
const MAX_METADATA_PAIRS = 20;

const kind = z.enum(CHECKOUT_KINDS).describe('The payment widget (gck keys), or the payment window (ck keys)');
const keySet = line(40).describe(
  'Name of the key set to pay with, for shops that have several; without it the default one'
);
const phone = z.string().regex(/^\+?[0-9][0-9 -]{6,18}$/);

const customer = z.strictObject({
  name: line(100).optional(),
  email: z.email().max(100).optional(),
  phone: phone.optional(),
});

const shipping = z.strictObject({
  recipient: line(100).optional(),
  phone: phone.optional(),
  postalCode: line(20).optional(),
  address1: line(200).optional(),
  address2: line(200).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  memo: line(500).optional(),
});

const metadata = z
  .record(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^[\]\p{Cc}\p{Cs}]+$/u),
    text(2000)
  )
  .refine((pairs) => Object.keys(pairs).length <= MAX_METADATA_PAIRS, `At most ${MAX_METADATA_PAIRS} pairs`)
  .describe('The shop’s own notes; never shown to the buyer');

/** What `POST /orders` takes. There is no price in it: prices come from what is published. */
export const createOrderBody = z.strictObject({
  items: z
    .array(z.strictObject({ product: documentId, quantity: z.number().int().min(1).max(MAX_QUANTITY) }))
    .min(1)
    .max(MAX_LINES),
  customer: customer.optional(),
  shipping: shipping.optional(),
  customerKey: z
    .string()
    .min(2)
    .max(50)
    .regex(/^[A-Za-z0-9\-_=.@]+$/)
    .refine((key) => !/^(test|live)_g?sk_/.test(key), 'A secret key is no customer key')
    .optional()
    .describe('Who the buyer is to Toss: a random id, never an e-mail address or phone number. Made when absent'),
  kind: kind.optional(),
  keySet: keySet.optional(),
  metadata: metadata.optional(),
});

export const createOrderQuery = z.strictObject({ locale: locale.optional() });
export const listOrdersQuery = z.strictObject({ pagination, state: z.enum(ORDER_STATES).optional() });
export const checkoutQuery = z.strictObject({ kind: kind.optional(), keySet: keySet.optional() });
/** Not strict: Strapi's wildcard route for public files leaves its own parameters in every GET. */
export const orderParams = z.object({ orderId });

const orderLine = z.strictObject({
  product: z.string(),
  name: z.string(),
  sku: z.string().nullable(),
  unitPrice: amount,
  quantity: z.number().int(),
  amount,
  taxFree: z.boolean(),
});

export const orderView = z.strictObject({
  orderId,
  state: z.enum(ORDER_STATES),
  orderName: z.string().max(100),
  amount,
  taxFreeAmount: amount,
  refundedAmount: amount,
  currency,
  customerKey: z.string(),
  customer: customer.nullable(),
  shipping: shipping.nullable(),
  environment,
  kind,
  metadata: z.record(z.string(), z.string()).nullable(),
  lines: z.array(orderLine),
  createdAt: instant,
  expiresAt: instant,
  paidAt: instant.nullable(),
}) satisfies z.ZodType<OrderView>;

export const createdOrderView = z.strictObject({
  ...orderView.shape,
  clientKey: z.string().describe('Starts Toss’s SDK; public'),
}) satisfies z.ZodType<CreatedOrderView>;

export const checkoutView = z.strictObject({
  provider: z.literal('toss'),
  environment,
  kind,
  clientKey: z.string(),
}) satisfies z.ZodType<CheckoutView>;
