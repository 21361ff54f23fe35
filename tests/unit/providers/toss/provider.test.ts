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
} from './fake-toss';

const BASIC = `Basic ${Buffer.from(`${SECRET}:`).toString('base64')}`;
const OTHER_BASIC = `Basic ${Buffer.from(`${OTHER_SECRET}:`).toString('base64')}`;
const credentials = { secretKey: SECRET };

let toss: FakeToss;
let provider: PaymentProvider;

beforeAll(async () => {
  toss = await startFakeToss();
});

beforeEach(() => {
  toss.seen.length = 0;
  toss.answer(200, cardPayment, { 'x-tosspayments-trace-id': 'trace-7' });
  provider = toss.provider();
});

afterAll(() => toss.close());

describe('what is sent to Toss', () => {
  it('writes the Basic header as the documentation does', async () => {
    await provider.read({ secretKey: 'test_gsk_docs_OaPz8L5KdmQXkzRz3y47BMw6' }, PAYMENT_KEY);

    expect(toss.seen[0]?.headers.authorization).toBe('Basic dGVzdF9nc2tfZG9jc19PYVB6OEw1S2RtUVhrelJ6M3k0N0JNdzY6');
  });

  it('confirms with the key, the amount as a number and the idempotency key', async () => {
    const answer = await provider.confirm(confirmRequest);

    expect(answer).toMatchObject({ outcome: 'answered', traceId: 'trace-7', payment: { state: 'paid', amount: 33_000 } });
    expect(toss.seen).toHaveLength(1);
    expect(toss.seen[0]).toMatchObject({
      method: 'POST',
      url: '/v1/payments/confirm',
      body: { paymentKey: PAYMENT_KEY, orderId: ORDER_ID, amount: 33000 },
      headers: { authorization: BASIC, 'idempotency-key': 'confirm-1', 'content-type': 'application/json' },
    });
    expect(toss.seen[0]?.headers).not.toHaveProperty('accept-language');
  });

  it('reads by payment key and by order without an idempotency key', async () => {
    await provider.read(credentials, PAYMENT_KEY);
    await provider.readByOrder(credentials, ORDER_ID);

    expect(toss.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET /v1/payments/${PAYMENT_KEY}`,
      `GET /v1/payments/orders/${ORDER_ID}`,
    ]);
    for (const { headers } of toss.seen) expect(headers).not.toHaveProperty('idempotency-key');
  });

  it('reads a payment as Toss tells it, and says why when it does not', async () => {
    expect(await provider.readRaw(credentials, PAYMENT_KEY)).toEqual({
      outcome: 'answered',
      traceId: 'trace-7',
      body: cardPayment,
    });
    expect(toss.seen[0]).toMatchObject({ method: 'GET', url: `/v1/payments/${PAYMENT_KEY}` });

    toss.respond((_request, response) => send(response, 404, { code: 'NOT_FOUND_PAYMENT', message: '없음' }));
    expect(await provider.readRaw(credentials, PAYMENT_KEY)).toMatchObject({
      outcome: 'refused',
      failure: { code: 'NOT_FOUND_PAYMENT' },
    });
    expect(await provider.readRaw(credentials, '../x')).toMatchObject({ failure: { code: 'INVALID_PAYMENT_KEY' } });
  });

  it('refunds with the balance we believe in', async () => {
    await provider.refund(refundRequest);

    expect(toss.seen[0]).toMatchObject({
      method: 'POST',
      url: `/v1/payments/${PAYMENT_KEY}/cancel`,
      headers: { 'idempotency-key': 'refund-1' },
    });
    expect(toss.seen[0]?.body).toEqual({
      cancelReason: '구매자 변심',
      cancelAmount: 5500,
      refundableAmount: 33000,
      currency: 'KRW',
    });
  });

  it('refunds cents, the tax-free part and into an account when told so', async () => {
    const refundReceiveAccount = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };
    await provider.refund({
      ...refundRequest,
      currency: 'USD',
      amount: 18_156,
      refundableAmount: 72_624,
      taxFreeAmount: 1_001,
      refundReceiveAccount,
    });

    expect(toss.seen[0]?.body).toEqual({
      cancelReason: '구매자 변심',
      cancelAmount: 181.56,
      refundableAmount: 726.24,
      currency: 'USD',
      taxFreeAmount: 10.01,
      refundReceiveAccount,
    });
  });

  it('cuts a reason at 200 characters, never through one', async () => {
    await provider.refund({ ...refundRequest, reason: `${'가'.repeat(199)}😀 그리고 더` });

    expect(toss.seen[0]?.body).toMatchObject({ cancelReason: '가'.repeat(199) });
  });

  it('keeps one connection for calls that follow each other', async () => {
    const ports = new Set<number | undefined>();
    toss.respond((_request, response) => {
      ports.add(response.socket?.remotePort);
      send(response, 200, cardPayment);
    });
    for (let call = 0; call < 3; call += 1) await provider.read(credentials, PAYMENT_KEY);

    expect(ports.size).toBe(1);
  });

  it('percent-encodes keys in paths', async () => {
    await provider.read(credentials, 'Z_t5vOvQxrj-44=');

    expect(toss.seen[0]?.url).toBe('/v1/payments/Z_t5vOvQxrj-44%3D');
  });
});

describe('what is never sent', () => {
  const STRANGE = ['../x', '..', '.', 'a/b', 'a%2Fb', 'a?b', 'a#b', 'a b', '', 'a\nb', '한글', '\uD800', 'k'.repeat(201)];

  it.each(STRANGE)('refuses the payment key %p without a call', async (paymentKey) => {
    const refused = { outcome: 'refused', failure: { code: 'INVALID_PAYMENT_KEY', errorClass: 'input', status: null } };

    expect(await provider.read(credentials, paymentKey)).toMatchObject(refused);
    expect(await provider.confirm({ ...confirmRequest, paymentKey })).toMatchObject(refused);
    expect(await provider.refund({ ...refundRequest, paymentKey })).toMatchObject(refused);
    expect(toss.seen).toEqual([]);
  });

  it.each(STRANGE)('refuses the order id %p without a call', async (orderId) => {
    const refused = { outcome: 'refused', failure: { code: 'INVALID_ORDER_ID', errorClass: 'input', status: null } };

    expect(await provider.readByOrder(credentials, orderId)).toMatchObject(refused);
    expect(await provider.confirm({ ...confirmRequest, orderId })).toMatchObject(refused);
    expect(toss.seen).toEqual([]);
  });

  it.each(['', 'a b', 'a\r\nX-Evil: 1', '키', 'k'.repeat(301)])('refuses the idempotency key %p', async (idempotencyKey) => {
    const refused = { outcome: 'refused', failure: { code: 'INVALID_IDEMPOTENCY_KEY', errorClass: 'input' } };

    expect(await provider.confirm({ ...confirmRequest, idempotencyKey })).toMatchObject(refused);
    expect(await provider.refund({ ...refundRequest, idempotencyKey })).toMatchObject(refused);
    expect(toss.seen).toEqual([]);
  });

  it.each([-1, 0.5, Number.NaN])('throws for the amount %d, which no caller of ours may pass', async (amount) => {
    await expect(provider.confirm({ ...confirmRequest, amount })).rejects.toThrow(RangeError);
    await expect(provider.refund({ ...refundRequest, amount })).rejects.toThrow(RangeError);
    expect(toss.seen).toEqual([]);
  });

  it('throws while a database transaction is open, before anything is sent', async () => {
    const inside = toss.provider({ isInTransaction: () => true });
    const calls = [
      () => inside.confirm(confirmRequest),
      () => inside.refund(refundRequest),
      () => inside.read(credentials, PAYMENT_KEY),
      () => inside.readRaw(credentials, PAYMENT_KEY),
      () => inside.readByOrder(credentials, ORDER_ID),
      () => inside.verify(credentials),
      // Also where nothing would be sent anyway: the mistake is ours.
      () => inside.read(credentials, '../x'),
    ];

    for (const call of calls) await expect(call()).rejects.toThrow('while a database transaction is open');
    expect(toss.seen).toEqual([]);
  });
});

describe('two secret keys during a rotation', () => {
  const both = { secretKey: SECRET, otherSecretKey: OTHER_SECRET };
  const unauthorised = { code: 'UNAUTHORIZED_KEY', message: '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.' };

  const acceptOnly = (basic: string | null): void =>
    toss.respond(({ headers }, response) =>
      headers.authorization === basic ? send(response, 200, cardPayment) : send(response, 401, unauthorised)
    );

  it('tries the other one with the same idempotency key when the first is unknown', async () => {
    acceptOnly(OTHER_BASIC);

    expect(await provider.confirm({ ...confirmRequest, credentials: both })).toMatchObject({ outcome: 'answered' });
    expect(toss.seen.map(({ headers }) => [headers.authorization, headers['idempotency-key']])).toEqual([
      [BASIC, 'confirm-1'],
      [OTHER_BASIC, 'confirm-1'],
    ]);
  });

  it('asks once when the first is good', async () => {
    acceptOnly(BASIC);
    await provider.read(both, PAYMENT_KEY);

    expect(toss.seen).toHaveLength(1);
  });

  it('says so when neither is known, after one try each', async () => {
    acceptOnly(null);

    expect(await provider.refund({ ...refundRequest, credentials: both })).toMatchObject({
      outcome: 'refused',
      failure: { code: 'UNAUTHORIZED_KEY', errorClass: 'merchant' },
    });
    expect(toss.seen).toHaveLength(2);
  });

  it.each(['INVALID_API_KEY', 'FORBIDDEN_REQUEST', 'PROVIDER_ERROR', 'NOT_FOUND_PAYMENT'])(
    'does not try the other one for %s',
    async (code) => {
      toss.answer(400, { code });
      await provider.confirm({ ...confirmRequest, credentials: both });

      expect(toss.seen).toHaveLength(1);
    }
  );

  it('does not know the outcome when the second try is lost', async () => {
    toss.respond(({ headers }, response) => {
      if (headers.authorization === BASIC) send(response, 401, unauthorised);
      else response.destroy();
    });

    expect(await provider.refund({ ...refundRequest, credentials: both })).toMatchObject({ outcome: 'unknown' });
  });
});
