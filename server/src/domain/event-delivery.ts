import type { EventDeliveryState } from '../../../contracts/event-endpoints';

/** What came of one try. `status`: of the HTTP answer, `null` without one. `error`: short, `null` when it got through. */
export type DeliveryAttempt = { at: number; status: number | null; error: string | null; durationMs: number };

/** An event on its way to one address. Times in epoch milliseconds. */
export type EventDelivery = {
  deliveryId: string;
  eventId: string;
  endpointId: string;
  state: EventDeliveryState;
  /** Since it was queued, or since somebody had it sent again. */
  attempts: number;
  nextAttemptAt: number | null;
  lastStatus: number | null;
  lastError: string | null;
  queuedAt: number;
  deliveredAt: number | null;
  log: readonly DeliveryAttempt[];
};

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long is waited after the first, second, … failed attempt. Nearly two days in all. */
export const RETRY_DELAYS_MS = [
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  24 * HOUR_MS,
] as const;

/** A fifth more at most: receivers that were down are not hit by everything in the same moment. */
const JITTER = 0.2;

/** Attempts that are kept for people to read; of older ones only the number stays. */
const MAX_LOG = 20;
const MAX_ERROR = 200;

/**
 * When to try again.
 *
 * @param attempts how many have failed, from 1
 * @param random from 0 to under 1
 * @returns milliseconds to wait; `null` after the last attempt
 */
export const retryDelay = (attempts: number, random: number): number | null => {
  const delay = RETRY_DELAYS_MS[attempts - 1];
  return delay === undefined ? null : Math.round(delay * (1 + JITTER * random));
};

/** The beginning of an error. A character cut in half is dropped: PostgreSQL takes none in JSON. */
const shortened = (error: string | null): string | null =>
  error === null ? null : error.slice(0, MAX_ERROR).replace(/\p{Cs}/gu, '');

export const gotThrough = ({ status }: Pick<DeliveryAttempt, 'status'>): boolean =>
  status !== null && status >= 200 && status < 300;

/** The receiver says that nothing more is to be sent there. Source: Standard Webhooks, "Responding to webhooks", 410. */
export const isGone = ({ status }: Pick<DeliveryAttempt, 'status'>): boolean => status === 410;

/** The delivery after one more attempt: done, to be tried again, or given up. `random` as in `retryDelay`. */
export const afterAttempt = (delivery: EventDelivery, attempt: DeliveryAttempt, random: number): EventDelivery => {
  const attempts = delivery.attempts + 1;
  const error = shortened(attempt.error);
  const isDone = gotThrough(attempt);
  const endedAt = attempt.at + attempt.durationMs;
  const delay = isDone || isGone(attempt) ? null : retryDelay(attempts, random);
  return {
    ...delivery,
    attempts,
    state: isDone ? 'delivered' : delay === null ? 'failed' : 'pending',
    nextAttemptAt: delay === null ? null : endedAt + delay,
    lastStatus: attempt.status,
    lastError: error,
    deliveredAt: isDone ? endedAt : null,
    log: [...delivery.log, { ...attempt, error }].slice(-MAX_LOG),
  };
};
