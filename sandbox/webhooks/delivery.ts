import type { WebhookEvent } from '../keys/key-set';

/** One sending of a delivery. */
export type Attempt = {
  /** Epoch ms by the sandbox's clock. */
  readonly at: number;
  /** 0 the first time; the header `tosspayments-webhook-transmission-retried-count`. */
  readonly retriedCount: number;
  /** HTTP status, or null when no answer came. */
  readonly status: number | null;
  readonly error: string | null;
};

export type Delivery = {
  /** The header `tosspayments-webhook-transmission-id`, the same for every retry. */
  readonly id: string;
  readonly clientKey: string | null;
  readonly url: string;
  readonly event: WebhookEvent | 'FORGED';
  readonly paymentKey: string | null;
  /** The exact bytes, made when the event happened. */
  readonly body: string;
  readonly createdAt: number;
  readonly attempts: Attempt[];
  /** `pending`: will be sent, or sent again; `held`: kept back by a test; `dropped`: lost on purpose. */
  state: 'pending' | 'delivered' | 'failed' | 'held' | 'dropped';
  nextAttemptAt: number | null;
};

/** Minutes after which a failed delivery is tried again. Source: Toss webhook guide. */
export const RETRY_MINUTES: readonly number[] = [1, 4, 16, 64, 256, 1024, 4096];
/** How long the shop has to answer 200. Source: the same. */
export const ANSWER_WITHIN_MS = 10_000;
