import { createHash } from 'node:crypto';

const DOMAIN = 'strapi-plugin-commerce-payments/webhook/1:';

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  );

/** Without the white space between words, which says nothing. */
const compact = (text: string): string => text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');

/**
 * What a body says, whatever the order of its fields. Where reading would lose something (digits past 2^53, a name
 * twice) it is the text itself: two events that differ must never be taken for one.
 */
const meaningOf = (body: Buffer): string | Buffer => {
  const text = body.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(body)) return body;
  try {
    const value = JSON.parse(text) as unknown;
    const written = compact(text);
    return JSON.stringify(value) === written ? sorted(value) : written;
  } catch {
    return body;
  }
};

/** Tells a repeat from news: 64 hexadecimal characters, the same for the same content at the same key set's address. */
export const dedupeKeyOf = (keySetId: string, body: Buffer): string =>
  createHash('sha256').update(DOMAIN).update(`${keySetId}:`).update(meaningOf(body)).digest('hex');
