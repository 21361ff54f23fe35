import type { Currency } from '../../../contracts/money';
import type { VerificationResult } from '../../../contracts/settings';
import type { ProviderFailure, ProviderPayment } from '../domain/provider-payment';
import type { RefundAccount } from '../domain/refund-account';

export type {
  ErrorClass,
  ProviderFailure,
  ProviderPayment,
  ProviderPaymentState,
  ProviderRefund,
} from '../domain/provider-payment';
export type { RefundAccount } from '../domain/refund-account';

/**
 * The answer to anything that is asked of a provider.
 * - `answered`: it says what the payment is now. Not yet checked against what we know: the settler does that.
 * - `refused`: certainly not executed by this call, for the reason given.
 * - `unknown`: nobody knows. Ask again with a read; repeat only with the same idempotency key.
 */
export type ProviderAnswer =
  | { outcome: 'answered'; payment: ProviderPayment; traceId: string | null }
  | { outcome: 'refused'; failure: ProviderFailure }
  | { outcome: 'unknown'; failure: ProviderFailure };

/** It did not say what the payment is. */
export type NoAnswer = Exclude<ProviderAnswer, { outcome: 'answered' }>;

/** What a provider says of a payment in its own words: for people to look at, never to decide by. */
export type RawAnswer = { outcome: 'answered'; body: unknown; traceId: string | null } | NoAnswer;

/** The secret keys of one key set, as they are: never stored, logged or put into an error. */
export type Credentials = {
  secretKey: string;
  /** The other slot during a rotation: tried once when the provider calls the first unauthorised. */
  otherSecretKey?: string | undefined;
  /** Follows what becomes of the keys while they are used. */
  watch?: KeyWatch | undefined;
};

/** `taken`: the provider looked at what was asked. `rejected`: it calls the key unauthorised, and did nothing. */
export type KeyVerdict = 'taken' | 'rejected';

/** What a provider tells of the keys that it was given. What goes wrong in here never touches a payment. */
export type KeyWatch = {
  heard: (key: 'secretKey' | 'otherSecretKey', verdict: KeyVerdict) => Promise<void>;
  /** The keys as they are now: asked for when all that were given are rejected, in case they were rotated meanwhile. */
  reread: () => Promise<Credentials>;
};

export type ConfirmRequest = {
  credentials: Credentials;
  paymentKey: string;
  orderId: string;
  amount: number;
  currency: Currency;
  idempotencyKey: string;
};

export type RefundRequest = {
  credentials: Credentials;
  paymentKey: string;
  /** Our number of it, 6 to 64 of `[A-Za-z0-9_=-]`: for wallets of other countries, which may refund later. */
  requestId?: string | undefined;
  amount: number;
  taxFreeAmount: number;
  currency: Currency;
  /** The balance we believe in: the provider refuses when it is another (its optimistic lock). */
  refundableAmount: number;
  reason: string;
  refundReceiveAccount?: RefundAccount | undefined;
  idempotencyKey: string;
};

export type Verification = { result: VerificationResult; providerCode: string | null };

/**
 * What anyone who takes money for us must do. Nothing here throws for what the provider answers; a call made while a
 * database transaction is open throws, because a lock must never wait for a network.
 */
export type PaymentProvider = {
  confirm: (request: ConfirmRequest) => Promise<ProviderAnswer>;
  read: (credentials: Credentials, paymentKey: string) => Promise<ProviderAnswer>;
  /** The same question, and the answer as it came: keys taken out, nothing else. */
  readRaw: (credentials: Credentials, paymentKey: string) => Promise<RawAnswer>;
  readByOrder: (credentials: Credentials, orderId: string) => Promise<ProviderAnswer>;
  refund: (request: RefundRequest) => Promise<ProviderAnswer>;
  /** Asks something harmless, to learn whether the key is good. */
  verify: (credentials: Credentials) => Promise<Verification>;
};
