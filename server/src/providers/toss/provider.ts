import { randomUUID } from 'node:crypto';

import type {
  ConfirmRequest,
  NoAnswer,
  PaymentProvider,
  RefundAccount,
  RefundRequest,
} from '../payment-provider';
import { createAsking, type Question } from './ask';
import { createTossClient, type TossClientOptions } from './client';
import { refusedHere } from './errors';
import { isLiveInClear } from './in-clear';
import { readRaw } from './read-raw';
import { toTossAmount } from './translate';
import { verificationOf } from './verification';
import {
  isIdempotencyKey,
  isOrderId,
  isPaymentKey,
  MAX_CANCEL_REASON_LENGTH,
  PATHS,
  type CancelBody,
  type ConfirmBody,
} from './wire';

export type TossProviderOptions = TossClientOptions & {
  /** Is a database transaction open where this runs? */
  isInTransaction: () => boolean;
};

const confirmBody = (request: ConfirmRequest): ConfirmBody => ({
  paymentKey: request.paymentKey,
  orderId: request.orderId,
  amount: toTossAmount(request.amount, request.currency),
});

/** Half of a surrogate pair at the cut would be no character. */
const shortened = (reason: string): string => reason.slice(0, MAX_CANCEL_REASON_LENGTH).replace(/[\uD800-\uDBFF]$/, '');

/** The request says `bank` where answers say `bankCode`. */
const accountOf = ({ bank, accountNumber, holderName }: RefundAccount): RefundAccount => ({
  bank,
  accountNumber,
  holderName,
});

const cancelBody = (request: RefundRequest): CancelBody => ({
  cancelReason: shortened(request.reason),
  cancelAmount: toTossAmount(request.amount, request.currency),
  refundableAmount: toTossAmount(request.refundableAmount, request.currency),
  currency: request.currency,
  ...(request.taxFreeAmount > 0 && { taxFreeAmount: toTossAmount(request.taxFreeAmount, request.currency) }),
  ...(request.requestId !== undefined && { cancelRequestId: request.requestId }),
  ...(request.refundReceiveAccount && { refundReceiveAccount: accountOf(request.refundReceiveAccount) }),
});

const confirmation = (request: ConfirmRequest): Question => ({
  api: 'confirm',
  method: 'POST',
  path: PATHS.confirm,
  body: confirmBody(request),
  idempotencyKey: request.idempotencyKey,
});

const cancellation = (request: RefundRequest): Question => ({
  api: 'cancel',
  method: 'POST',
  path: PATHS.cancel(request.paymentKey),
  body: cancelBody(request),
  idempotencyKey: request.idempotencyKey,
});

/** Values that Toss would refuse, or that would reach another address of it; `null` when all is well. */
const refusalOf = (values: {
  paymentKey?: string;
  orderId?: string;
  idempotencyKey?: string;
}): NoAnswer | null => {
  if (values.paymentKey !== undefined && !isPaymentKey(values.paymentKey)) {
    return refusedHere('INVALID_PAYMENT_KEY', 'Not a payment key; nothing was sent');
  }
  if (values.orderId !== undefined && !isOrderId(values.orderId)) {
    return refusedHere('INVALID_ORDER_ID', 'Not an order id; nothing was sent');
  }
  if (values.idempotencyKey !== undefined && !isIdempotencyKey(values.idempotencyKey)) {
    return refusedHere('INVALID_IDEMPOTENCY_KEY', 'Not an idempotency key; nothing was sent');
  }
  return null;
};

/**
 * Toss Payments behind the port. A POST is sent once: whether it may be repeated is for the flows to decide.
 * Source: Toss API reference, payments (confirm, read, cancel).
 */
export const createTossProvider = ({ isInTransaction, ...options }: TossProviderOptions): PaymentProvider => {
  const client = createTossClient(options);
  const { ask, read } = createAsking(client);

  const assertNoTransaction = (): void => {
    if (isInTransaction()) throw new Error('Toss must not be called while a database transaction is open');
  };

  return {
    confirm: async (request) => {
      assertNoTransaction();
      return refusalOf(request) ?? ask(request.credentials, confirmation(request));
    },

    read: async (credentials, paymentKey) => {
      assertNoTransaction();
      return refusalOf({ paymentKey }) ?? read(credentials, PATHS.payment(paymentKey));
    },

    readRaw: async (credentials, paymentKey) => {
      assertNoTransaction();
      return refusalOf({ paymentKey }) ?? readRaw(client, credentials, PATHS.payment(paymentKey));
    },

    readByOrder: async (credentials, orderId) => {
      assertNoTransaction();
      return refusalOf({ orderId }) ?? read(credentials, PATHS.paymentOfOrder(orderId));
    },

    refund: async (request) => {
      assertNoTransaction();
      return refusalOf(request) ?? ask(request.credentials, cancellation(request));
    },

    verify: async ({ secretKey }) => {
      assertNoTransaction();
      if (isLiveInClear(secretKey, options.baseUrl)) return { result: 'no_network', providerCode: 'not_sent_in_clear' };
      // Always another key: many reads of one payment are refused as too many.
      return verificationOf(await read({ secretKey }, PATHS.payment(`verify-${randomUUID()}`)));
    },
  };
};
