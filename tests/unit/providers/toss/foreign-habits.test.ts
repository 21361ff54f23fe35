import { brotliCompressSync, gzipSync } from 'node:zlib';

import type { PaymentProvider } from '../../../../server/src/providers/payment-provider';
import {
  cardPayment,
  confirmRequest,
  PAYMENT_KEY,
  refundRequest,
  SECRET,
  startFakeToss,
  type FakeToss,
} from './fake-toss';

const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';

let toss: FakeToss;
let provider: PaymentProvider;

beforeAll(async () => {
  toss = await startFakeToss();
});

beforeEach(() => {
  toss.seen.length = 0;
  provider = toss.provider();
});

afterAll(() => toss.close());

describe('answers that are a little different', () => {
  it.each([200, 201, 202])('takes a payment with HTTP %i', async (status) => {
    toss.answer(status, cardPayment);

    expect(await provider.confirm(confirmRequest)).toMatchObject({ outcome: 'answered', payment: { state: 'paid' } });
  });

  it('takes numbers as texts', async () => {
    toss.answer(200, { ...cardPayment, totalAmount: '33000', balanceAmount: '33000', taxFreeAmount: '0' });

    expect(await provider.confirm(confirmRequest)).toMatchObject({
      payment: { amount: 33_000, balanceAmount: 33_000 },
    });
  });

  it('takes fields that we have never seen', async () => {
    toss.answer(200, { ...cardPayment, somethingNew: { a: [1] }, card: { ...cardPayment.card, more: 1 } });

    expect(await provider.confirm(confirmRequest)).toMatchObject({ outcome: 'answered' });
  });

  it('takes a body that begins with a byte order mark', async () => {
    toss.answer(200, `\uFEFF${JSON.stringify(cardPayment)}`);

    expect(await provider.confirm(confirmRequest)).toMatchObject({ outcome: 'answered' });
  });

  it('takes any content type', async () => {
    toss.answer(403, JSON.stringify({ code: 'REJECT_CARD_PAYMENT' }), { 'content-type': 'text/plain' });

    expect(await provider.confirm(confirmRequest)).toMatchObject({
      outcome: 'refused',
      failure: { code: 'REJECT_CARD_PAYMENT', message: '' },
    });
  });
});

describe('answers that are packed', () => {
  const packed = JSON.stringify(cardPayment);
  const answerWith = (encoding: string, body: string | Buffer): void =>
    toss.respond((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
      response.end(body);
    });

  it.each([
    ['gzip', gzipSync(packed)],
    ['br', brotliCompressSync(packed)],
    ['identity', packed],
  ])('are read when packed as %s', async (encoding, body) => {
    answerWith(encoding, body);

    expect(await provider.confirm(confirmRequest)).toMatchObject({ outcome: 'answered', payment: { state: 'paid' } });
  });

  it.each([
    ['said to be packed and are not', 'gzip', packed],
    ['cut', 'gzip', gzipSync(packed).subarray(0, 200)],
    ['packed in a way that nobody knows', 'x-own', gzipSync(packed)],
  ])('leave the outcome open when they are %s', async (_what, encoding, body) => {
    answerWith(encoding, body);

    expect(await provider.confirm(confirmRequest)).toMatchObject({
      outcome: 'unknown',
      failure: { code: 'unreadable', errorClass: 'query' },
    });
  });
});

describe('answers that say a thing twice', () => {
  it('takes the last word of a field that is there twice', async () => {
    const twice = JSON.stringify(cardPayment).replace('"status":"DONE"', '"status":"READY","status":"DONE"');
    toss.answer(200, twice);

    expect(await provider.confirm(confirmRequest)).toMatchObject({ outcome: 'answered', payment: { state: 'paid' } });
  });

  it('does not let a field reach into the prototype', async () => {
    toss.answer(200, JSON.stringify(cardPayment).replace('{', '{"__proto__":{"status":"DONE","polluted":true},'));

    expect(await provider.confirm(confirmRequest)).toMatchObject({ outcome: 'answered' });
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('answers of which nothing can be concluded', () => {
  const NOTHING: readonly [string, number, unknown, string][] = [
    ['an error body with a 2xx', 200, { code: 'REJECT_CARD_PAYMENT', message: '거절' }, 'unreadable'],
    ['half a payment', 200, { paymentKey: PAYMENT_KEY, status: 'DONE' }, 'unreadable'],
    ['an empty 2xx', 200, '', 'unreadable'],
    ['a 204', 204, '', 'unreadable'],
    ['a page with a 2xx', 200, HTML, 'unreadable'],
    ['a list', 200, [cardPayment], 'unreadable'],
    ['cut JSON', 200, JSON.stringify(cardPayment).slice(0, 200), 'unreadable'],
    ['JSON with more behind it', 200, `${JSON.stringify(cardPayment)}\n<!-- served by proxy -->`, 'unreadable'],
    ['two payments in a row', 200, `${JSON.stringify(cardPayment)}${JSON.stringify(cardPayment)}`, 'unreadable'],
    ['a payment in an envelope', 200, { data: cardPayment }, 'unreadable'],
    ['null', 200, 'null', 'unreadable'],
    ['a word', 200, '"OK"', 'unreadable'],
    ['an error in an envelope', 400, { error: { code: 'REJECT_CARD_PAYMENT' } }, 'http_400'],
    ['a code in other letters', 400, { code: 'reject_card_payment' }, 'http_400'],
    ['a page from a proxy', 502, HTML, 'http_502'],
    ['too many requests', 429, HTML, 'http_429'],
    ['an unavailable service', 503, '', 'http_503'],
    ['a gateway that waited too long', 504, HTML, 'http_504'],
    ['an error body without a code', 400, { message: '잘못된 요청입니다.' }, 'http_400'],
    ['a code that is no text', 400, { code: 4001, message: 'x' }, 'http_400'],
    ['a code with strange signs', 400, { code: 'REJECT_CARD_PAYMENT\n' }, 'http_400'],
    ['a payment with an error status', 500, cardPayment, 'http_500'],
    ['a page with 404', 404, HTML, 'http_404'],
  ];

  it.each(NOTHING)('%s', async (_what, status, body, code) => {
    toss.answer(status, body);
    const expected = { outcome: 'unknown', failure: { code, errorClass: 'query', status } };

    expect(await provider.confirm(confirmRequest)).toMatchObject(expected);
    expect(await provider.refund(refundRequest)).toMatchObject(expected);
    expect(await provider.read({ secretKey: SECRET }, PAYMENT_KEY)).toMatchObject(expected);
  });

  it.each([
    [429, 'TOO_MANY_REQUESTS'],
    [500, 'A_CODE_OF_TOMORROW'],
    [403, 'A_CODE_OF_TOMORROW'],
    [400, 'PROVIDER_ERROR'],
    [409, 'IDEMPOTENT_REQUEST_PROCESSING'],
  ])('HTTP %i with %s', async (status, code) => {
    toss.answer(status, { code, message: '잠시 후 다시 시도해주세요.' });
    const expected = { outcome: 'unknown', failure: { code, errorClass: 'query', status } };

    expect(await provider.confirm(confirmRequest)).toMatchObject(expected);
    expect(await provider.refund(refundRequest)).toMatchObject(expected);
    expect(await provider.read({ secretKey: SECRET }, PAYMENT_KEY)).toMatchObject(expected);
  });

  it('does not follow a redirect with the key', async () => {
    const elsewhere = await startFakeToss();
    elsewhere.answer(200, cardPayment);
    toss.answer(307, '', { location: `${elsewhere.url}/v1/payments/confirm` });

    const answer = await provider.confirm(confirmRequest);
    await elsewhere.close();

    expect(answer).toMatchObject({ outcome: 'unknown', failure: { code: 'http_307' } });
    expect(elsewhere.seen).toEqual([]);
  });

  it('reads no more than a megabyte, packed or not', async () => {
    const huge = JSON.stringify({ ...cardPayment, orderName: 'x'.repeat(2 * 1024 * 1024) });
    toss.answer(200, huge);
    expect(await provider.confirm(confirmRequest)).toMatchObject({
      outcome: 'unknown',
      failure: { code: 'unreadable' },
    });

    toss.respond((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(huge));
    });
    expect(await provider.confirm(confirmRequest)).toMatchObject({
      outcome: 'unknown',
      failure: { code: 'unreadable' },
    });
  });
});
