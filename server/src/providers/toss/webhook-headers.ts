import type { Transmission } from '../../domain/webhook';
import { instant, text, wholeNumber } from './read-fields';

export const TRANSMISSION_TIME = 'tosspayments-webhook-transmission-time';
export const SIGNATURE = 'tosspayments-webhook-signature';

const TOSS_HEADER = /^tosspayments-[a-z0-9-]{1,100}$/;
const OTHERS = ['content-type', 'content-length', 'content-encoding', 'user-agent'];
const MAX_KEPT = 20;
const MAX_VALUE = 2_000;
const MAX_ID = 191;
const MAX_RETRIES = 1_000_000;

export type IncomingHeaders = Readonly<Record<string, string | string[] | undefined>>;

const isKept = (name: string): boolean => TOSS_HEADER.test(name) || OTHERS.includes(name);

/** Toss's own headers and what describes the body. Nothing else is kept: no cookie, no authorization, no address. */
export const keptHeaders = (headers: IncomingHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter((entry): entry is readonly [string, string] => isKept(entry[0]) && typeof entry[1] === 'string')
      .slice(0, MAX_KEPT)
      .map(([name, value]) => [name, value.slice(0, MAX_VALUE)])
  );

/**
 * What Toss says of one sending.
 * Source: Toss webhook guide, headers `tosspayments-webhook-transmission-*`.
 */
export const transmissionOf = (headers: Readonly<Record<string, string>>): Transmission => {
  const retriedCount = wholeNumber(headers['tosspayments-webhook-transmission-retried-count']);
  return {
    transmissionId: text(headers['tosspayments-webhook-transmission-id'], MAX_ID),
    transmittedAt: instant(headers[TRANSMISSION_TIME]),
    retriedCount: retriedCount !== null && retriedCount <= MAX_RETRIES ? retriedCount : null,
  };
};
