import { z } from '@strapi/utils';
import { PAYMENT_METHODS, PAYMENT_STATES, type MethodDetails, type PaymentView } from '../../../../contracts/payments';
import {
  amount,
  amountOfUrl,
  currency,
  environment,
  failure,
  instant,
  orderId,
  pagination,
  paymentKey,
} from './common';

/** What the success URL carries; `paymentType` comes along with widgets and is of no use here. */
export const confirmBody = z.strictObject({
  paymentKey,
  orderId,
  amount: amountOfUrl,
  paymentType: z.string().max(20).optional(),
});

export const listPaymentsQuery = z.strictObject({
  pagination,
  orderId: orderId.optional(),
  state: z.enum(PAYMENT_STATES).optional(),
});
export const paymentParams = z.object({ paymentKey });

const text = z.string().nullable();
const whole = z.number().int().nullable();

const details = z.strictObject({
  providerMethod: text.describe('The provider’s own word'),
  card: z
    .strictObject({
      issuerCode: text,
      number: text,
      installmentMonths: whole,
      approvalNumber: text,
      cardType: text,
      ownerType: text,
    })
    .optional(),
  easyPay: z.strictObject({ provider: text, amount: whole, discountAmount: whole }).optional(),
  virtualAccount: z
    .strictObject({ bankCode: text, accountNumber: text, customerName: text, dueAt: text, expired: z.boolean() })
    .optional(),
  transfer: z.strictObject({ bankCode: text }).optional(),
  mobilePhone: z.strictObject({ number: text }).optional(),
  country: z.string().optional(),
  isPartialCancelable: z.boolean(),
  useEscrow: z.boolean(),
}) satisfies z.ZodType<MethodDetails>;

export const paymentView = z.strictObject({
  paymentKey,
  orderId,
  provider: z.literal('toss'),
  environment,
  state: z.enum(PAYMENT_STATES),
  method: z.enum(PAYMENT_METHODS).nullable(),
  amount,
  balanceAmount: amount.describe('What is left after refunds'),
  taxFreeAmount: amount,
  currency,
  details: details.nullable(),
  failure: failure.nullable(),
  receiptUrl: z.string().nullable(),
  requestedAt: instant,
  approvedAt: instant.nullable(),
}) satisfies z.ZodType<PaymentView>;
