import { gzipSync } from 'node:zlib';

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

describe('answers of which nothing can be concluded', () => {
  const NOTHING: readonly [string, number, unknown, string][] = [
    ['an error body with a 2xx', 200, { code: 'REJECT_CARD_PAYMENT', message: '거절' }, 'unreadable'],
    ['half a payment', 200, { paymentKey: PAYMENT_KEY, status: 'DONE' }, 'unreadable'],
    ['an empty 2xx', 200, '', 'unreadable'],
    ['a 204', 204, '', 'unreadable'],
    ['a page with a 2xx', 200, HTML, 'unreadable'],
    ['a list', 200, [cardPayment], 'unreadable'],
    ['cut JSON', 200, JSON.stringify(cardPayment).slice(0, 200), 'unreadable'],
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
