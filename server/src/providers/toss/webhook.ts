import type { Transmission, WebhookEvent } from '../../domain/webhook';
import { readWebhookEvent } from './webhook-event';
import { keptHeaders, SIGNATURE, TRANSMISSION_TIME, transmissionOf, type IncomingHeaders } from './webhook-headers';
import { isSignedBy } from './webhook-signature';

/** Reads Toss's webhooks. Pure: asks nobody, throws nothing. */
export const tossWebhooks = {
  readEvent: (body: Buffer): WebhookEvent => readWebhookEvent(body.toString('utf8')),

  /** The headers worth keeping, and what they say of this sending. */
  readHeaders(headers: IncomingHeaders): { headers: Record<string, string>; transmission: Transmission } {
    const kept = keptHeaders(headers);
    return { headers: kept, transmission: transmissionOf(kept) };
  },

  /** @param headers as kept */
  signature(
    securityKeys: readonly string[],
    body: Buffer,
    headers: Readonly<Record<string, string>>
  ): 'verified' | 'invalid' | 'missing' {
    const [header, time] = [headers[SIGNATURE], headers[TRANSMISSION_TIME]];
    if (header === undefined || time === undefined) return 'missing';
    return isSignedBy(securityKeys, { body, time, header }) ? 'verified' : 'invalid';
  },
};
