import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A new secret, `whsec_` and 32 random bytes. Source: Standard Webhooks, "Symmetric signatures": 24 to 64 bytes. */
export const newWebhookSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

const signatureOf = (secret: string, content: string): string => {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
};

export type Unsigned = { id: string; body: string; /** Epoch milliseconds of the attempt. */ at: number };

/**
 * The three headers that let the receiver know who speaks, and that nothing was changed or kept back. With two secrets
 * there are two signatures: either is enough, while the receiver changes over.
 *
 * Source: Standard Webhooks, "Webhook headers" and "Signature scheme".
 */
export const signedHeaders = ({ id, body, at }: Unsigned, secrets: readonly string[]): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1000));
  const content = `${id}.${timestamp}.${body}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => signatureOf(secret, content)).join(' '),
  };
};
