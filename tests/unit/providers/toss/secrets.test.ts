import { inspect } from 'node:util';

import type { PaymentProvider } from '../../../../server/src/providers/payment-provider';
import {
  cardPayment,
  confirmRequest,
  ORDER_ID,
  OTHER_SECRET,
  PAYMENT_KEY,
  refundRequest,
  SECRET,
  send,
  startFakeToss,
  type FakeToss,
  type Responder,
} from './fake-toss';

const credentials = { secretKey: SECRET, otherSecretKey: OTHER_SECRET };

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const SECRETS = [SECRET, OTHER_SECRET].flatMap((key) => [key, base64(key), base64(`${key}:`)]);

/** Everything that a logger could make of a value. */
const seenBy = (value: unknown): string =>
  [
    JSON.stringify(value),
    inspect(value, { depth: null, showHidden: true }),
    value instanceof Error ? `${value.stack} ${JSON.stringify(value, Object.getOwnPropertyNames(value))}` : '',
  ].join('\n');

const expectNoSecret = (value: unknown): void => {
  const text = seenBy(value);
  for (const secret of SECRETS) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/authorization/i);
};

/** What was sent, repeated in the answer, as debugging proxies do. */
const echo =
  (status: number): Responder =>
  ({ headers }, response) => {
    const basic = headers.authorization ?? '';
    const key = Buffer.from(basic.slice('Basic '.length), 'base64').toString();
    const body = { code: 'INVALID_REQUEST', message: `${'x'.repeat(470)} ${basic} ${key} ${key.slice(0, -1)}` };
    send(response, status, body, { 'x-tosspayments-trace-id': `${basic} ${key}` });
  };

/** Written so that the text of the answer has no secret in it, but what it says has. */
const escaped: Responder = ({ headers }, response) => {
  const key = Buffer.from((headers.authorization ?? '').slice('Basic '.length), 'base64').toString();
  const hidden = [...key].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  response.writeHead(400, { 'content-type': 'application/json' });
  response.end(`{"code":"INVALID_REQUEST","message":"${hidden}"}`);
};

const ANSWERS: readonly [string, Responder][] = [
  ['a payment', (_request, response) => send(response, 200, cardPayment)],
  ['a decline', (_request, response) => send(response, 403, { code: 'REJECT_CARD_PAYMENT', message: '거절' })],
  ['an unknown key', (_request, response) => send(response, 401, { code: 'UNAUTHORIZED_KEY', message: '키' })],
  ['a repeated request', echo(400)],
  ['a repeated request with a 2xx', echo(200)],
  ['the key in escaped signs', escaped],
  ['a page', (_request, response) => send(response, 502, '<html>')],
  ['a reset', (_request, response) => void response.socket?.resetAndDestroy()],
  ['silence', () => undefined],
];

let toss: FakeToss;
let provider: PaymentProvider;

beforeAll(async () => {
  toss = await startFakeToss();
  provider = toss.provider({ readTimeoutMs: 100, connectTimeoutMs: 100 });
});

afterAll(() => toss.close());

describe('the secret key', () => {
  it.each(ANSWERS)('is in nothing that comes back after %s', async (_what, responder) => {
    toss.respond(responder);

    expectNoSecret(await provider.confirm({ ...confirmRequest, credentials }));
    expectNoSecret(await provider.refund({ ...refundRequest, credentials }));
    expectNoSecret(await provider.read(credentials, PAYMENT_KEY));
    expectNoSecret(await provider.readRaw(credentials, PAYMENT_KEY));
    expectNoSecret(await provider.readByOrder(credentials, ORDER_ID));
    expectNoSecret(await provider.verify(credentials));
  });

  it('is told as hidden where Toss repeated it', async () => {
    toss.respond(echo(400));

    expect(await provider.confirm({ ...confirmRequest, credentials })).toMatchObject({
      failure: {
        message: expect.stringContaining('[hidden]') as string,
        traceId: expect.stringContaining('[hidden]') as string,
      },
    });
  });

  it('is in nothing that is thrown', async () => {
    const inside = toss.provider({ isInTransaction: () => true });
    const thrown: unknown[] = [];
    const keep = (error: unknown): void => void thrown.push(error);

    await inside.confirm({ ...confirmRequest, credentials }).catch(keep);
    await inside.verify(credentials).catch(keep);
    await provider.confirm({ ...confirmRequest, credentials, amount: -1 }).catch(keep);

    expect(thrown).toHaveLength(3);
    thrown.forEach(expectNoSecret);
  });
});

describe('what an operator learns of a failure', () => {
  it('is code, class, status, text and trace id, and nothing else', async () => {
    toss.answer(403, { code: 'REJECT_CARD_PAYMENT', message: '거절', data: { number: '4890' } });

    const answer = await provider.confirm(confirmRequest);

    expect(answer).toEqual({
      outcome: 'refused',
      failure: { code: 'REJECT_CARD_PAYMENT', errorClass: 'decline', status: 403, message: '거절', traceId: null },
    });
  });
});
