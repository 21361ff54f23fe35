import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, signedHeaders } from '../../../../server/src/services/outbox/sign';

const body = '{"type":"commerce-payments.order.paid","timestamp":"2026-11-21T05:57:20.000Z","data":{"amount":118000}}';
const message = () => ({ id: 'evt_1', body, at: Date.now() });

test('a public library takes the signature as it takes every other', () => {
  const secret = newWebhookSecret();
  expect(new Webhook(secret).verify(body, signedHeaders(message(), [secret]))).toEqual(JSON.parse(body));
});

test('the library itself would have signed it so', () => {
  const secret = newWebhookSecret();
  const at = Date.parse('2026-11-21T05:57:20.789Z');
  const { 'webhook-signature': signature, ...rest } = signedHeaders({ id: 'evt_1', body, at }, [secret]);
  expect(signature).toBe(new Webhook(secret).sign('evt_1', new Date(at), body));
  expect(rest).toEqual({ 'webhook-id': 'evt_1', 'webhook-timestamp': '1795240640' });
});

test.each([
  ['another body', (headers: Record<string, string>) => headers, `${body} `],
  ['another id', (headers: Record<string, string>) => ({ ...headers, 'webhook-id': 'evt_2' }), body],
  [
    'another time',
    (headers: Record<string, string>) => ({
      ...headers,
      'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 1),
    }),
    body,
  ],
])('the signature does not fit %s', (_what, change, sent) => {
  const secret = newWebhookSecret();
  expect(() => new Webhook(secret).verify(sent, change(signedHeaders(message(), [secret])))).toThrow();
});

test('while a secret is being changed, either of the two verifies it, and no third one', () => {
  const [fresh, previous] = [newWebhookSecret(), newWebhookSecret()];
  const headers = signedHeaders(message(), [fresh, previous]);
  for (const secret of [fresh, previous]) expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
  expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow();
});

test('a secret is whsec_ and 32 random bytes', () => {
  const secrets = Array.from({ length: 50 }, newWebhookSecret);
  expect(new Set(secrets).size).toBe(50);
  for (const secret of secrets) {
    expect(secret).toMatch(/^whsec_/);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  }
});
