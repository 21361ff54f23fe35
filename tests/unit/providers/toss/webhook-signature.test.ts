import { createHmac } from 'node:crypto';
import { tossWebhooks } from '../../../../server/src/providers/toss/webhook';
import { isSignedBy } from '../../../../server/src/providers/toss/webhook-signature';

const KEY = '0123456789abcdef'.repeat(4);
const OTHER = 'fedcba9876543210'.repeat(4);
const BODY = Buffer.from('{"eventType":"payout.changed"}');
const TIME = '2024-09-05T12:19:21+09:00';
const BY_TEXT = 'HqA83fY6cYSZC12Pg/i7qekAWgC1I7FbHtZFZdAvrrE=';
const BY_BYTES = 'j1TSiymH972zQj5G5lym52/meljaTEBsry86wTYUm3k=';
const NONSENSE = Buffer.alloc(32, 1).toString('base64');

const isSigned = (header: string, keys = [KEY], body = BODY, time = TIME) => isSignedBy(keys, { body, time, header });

test.each([
  ['with the key’s text', `v1:${BY_TEXT}`],
  ['with the key’s bytes', `v1:${BY_BYTES}`],
  ['second, behind another', `v1:${NONSENSE},v1:${BY_TEXT}`],
  ['with spaces between', `v1:${NONSENSE}, v1:${BY_BYTES}`],
])('takes a signature made %s', (_title, header) => {
  expect(isSigned(header)).toBe(true);
});

test('takes a signature of either key during a rotation', () => {
  expect(isSigned(`v1:${BY_TEXT}`, [OTHER, KEY])).toBe(true);
  expect(isSigned(`v1:${BY_TEXT}`, [KEY, OTHER])).toBe(true);
});

test.each([
  ['of another key', `v1:${BY_TEXT}`, [OTHER]],
  ['without any key', `v1:${BY_TEXT}`, []],
  ['that is none', '', [KEY]],
  ['without its scheme', BY_TEXT, [KEY]],
  ['of another scheme', `v2:${BY_TEXT}`, [KEY]],
  ['that is shorter', `v1:${BY_TEXT.slice(0, 20)}`, [KEY]],
  [
    'that is longer',
    `v1:${Buffer.concat([Buffer.from(BY_TEXT, 'base64'), Buffer.alloc(1)]).toString('base64')}`,
    [KEY],
  ],
  ['that is no base64', 'v1:????', [KEY]],
])('refuses a signature %s', (_title, header, keys) => {
  expect(isSigned(header, keys)).toBe(false);
});

test('refuses when a byte of the body or the time is another', () => {
  expect(isSigned(`v1:${BY_TEXT}`, [KEY], Buffer.from('{"eventType": "payout.changed"}'))).toBe(false);
  expect(isSigned(`v1:${BY_TEXT}`, [KEY], BODY, '2024-09-05T12:19:22+09:00')).toBe(false);
});

test('signs the bytes, not the text that they are read as', () => {
  const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
  const digest = createHmac('sha256', KEY).update(body).update(`:${TIME}`).digest('base64');
  expect(isSigned(`v1:${digest}`, [KEY], body)).toBe(true);
});

test('an event without signature or time is neither right nor wrong', () => {
  const headers = { 'tosspayments-webhook-transmission-time': TIME };
  expect(tossWebhooks.signature([KEY], BODY, headers)).toBe('missing');
  expect(tossWebhooks.signature([KEY], BODY, { 'tosspayments-webhook-signature': `v1:${BY_TEXT}` })).toBe('missing');
  expect(tossWebhooks.signature([KEY], BODY, { ...headers, 'tosspayments-webhook-signature': `v1:${BY_TEXT}` })).toBe(
    'verified'
  );
  expect(tossWebhooks.signature([OTHER], BODY, { ...headers, 'tosspayments-webhook-signature': `v1:${BY_TEXT}` })).toBe(
    'invalid'
  );
});

test('keeps Toss’s headers and what describes the body, and nothing that opens a door', () => {
  const { headers, transmission } = tossWebhooks.readHeaders({
    'content-type': 'application/json',
    'user-agent': 'x'.repeat(5_000),
    authorization: 'Basic c2VjcmV0',
    cookie: 'session=1',
    'x-forwarded-for': '203.0.113.7',
    'proxy-authorization': 'Basic c2VjcmV0',
    'tosspayments-webhook-transmission-time': TIME,
    'tosspayments-webhook-transmission-retried-count': '2',
    'tosspayments-webhook-transmission-id': 'whtrans_1',
    'set-cookie': ['a', 'b'],
  });
  expect(Object.keys(headers).sort()).toEqual([
    'content-type',
    'tosspayments-webhook-transmission-id',
    'tosspayments-webhook-transmission-retried-count',
    'tosspayments-webhook-transmission-time',
    'user-agent',
  ]);
  expect(headers['user-agent']).toHaveLength(2_000);
  expect(transmission).toEqual({
    transmissionId: 'whtrans_1',
    transmittedAt: Date.UTC(2024, 8, 5, 3, 19, 21),
    retriedCount: 2,
  });
});

test('takes missing and odd transmission headers', () => {
  const odd = {
    'tosspayments-webhook-transmission-retried-count': 'many',
    'tosspayments-webhook-transmission-time': 'now',
  };
  expect(tossWebhooks.readHeaders(odd).transmission).toEqual({
    transmissionId: null,
    transmittedAt: null,
    retriedCount: null,
  });
});
