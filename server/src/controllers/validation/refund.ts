import { z } from '@strapi/utils';
import { isBankCode } from '../../../../contracts/institutions';
import {
  REFUND_ORIGINS,
  REFUND_STATES,
  type MaskedRefundAccount,
  type RefundView,
} from '../../../../contracts/refunds';
import {
  amount,
  currency,
  failure,
  instant,
  line,
  orderId,
  pagination,
  paymentKey,
  positiveAmount,
  refundId,
} from './common';

/** Source: Toss API reference, "Cancel a payment": `refundReceiveAccount` and its bounds. */
const refundReceiveAccount = z.strictObject({
  bank: z
    .string()
    .regex(/^[0-9A-Z]{2}$/, { abort: true })
    .refine(isBankCode, 'No bank has this code')
    .describe('Code of the bank (two digits) or of the securities firm (S and a sign)'),
  accountNumber: z
    .string()
    .regex(/^[0-9]{1,20}$/)
    .describe('Digits alone, without hyphens'),
  holderName: line(60),
});

export const createRefundBody = z.strictObject({
  reason: line(200).describe('Shown by the provider to the buyer'),
  amount: positiveAmount.optional().describe('Absent: all that is left'),
  taxFreeAmount: amount.optional().describe('The tax-free part of this refund. Absent: in proportion to what is left'),
  refundReceiveAccount: refundReceiveAccount.optional().describe('Only for a virtual account after its deposit'),
});

export const listRefundsQuery = z.strictObject({ pagination });
export const refundParams = z.object({ refundId });

export const maskedRefundAccount = z.strictObject({
  bank: z.string(),
  accountNumber: z.string().describe('The last digits alone'),
  holderName: z.string(),
}) satisfies z.ZodType<MaskedRefundAccount>;

export const refundView = z.strictObject({
  refundId,
  paymentKey,
  orderId,
  state: z.enum(REFUND_STATES),
  amount,
  taxFreeAmount: amount,
  currency,
  reason: z.string(),
  origin: z.enum(REFUND_ORIGINS),
  transactionKey: z.string().nullable(),
  failure: failure.nullable(),
  refundReceiveAccount: maskedRefundAccount
    .nullable()
    .describe('Where the refund of a virtual account goes. `null` without one, and once the refund is made or refused'),
  requestedAt: instant,
  doneAt: instant.nullable(),
}) satisfies z.ZodType<RefundView>;
