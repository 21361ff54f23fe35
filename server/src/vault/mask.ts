import { createHmac } from 'node:crypto';

const FINGERPRINT_DOMAIN = 'strapi-plugin-commerce-payments/fingerprint/1';
const FINGERPRINT_LENGTH = 12;
const MIN_LENGTH_SHOWN = 16;

/** The last four characters; nothing of a text that is so short that they would be a good part of it. */
export const last4 = (secret: string): string => (secret.length < MIN_LENGTH_SHOWN ? '' : secret.slice(-4));

/**
 * Tells two secrets apart without showing them: 48 bits of an HMAC-SHA256, 12 hexadecimal characters. The same secret
 * has the same fingerprint in every app, so that two people can compare what they hold.
 */
export const fingerprint = (secret: string): string =>
  createHmac('sha256', FINGERPRINT_DOMAIN).update(secret).digest('hex').slice(0, FINGERPRINT_LENGTH);
