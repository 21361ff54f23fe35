import type { Credentials, KeyVerdict, PaymentProvider } from '../../../../server/src/providers/payment-provider';
import { cardPayment, confirmRequest, PAYMENT_KEY, send, startFakeToss, type FakeToss } from './fake-toss';

const [A, B, C] = ['test_sk_keyA000000000000000', 'test_sk_keyB000000000000000', 'test_sk_keyC000000000000000'];
const UNAUTHORISED = { code: 'UNAUTHORIZED_KEY', message: '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.' };

let toss: FakeToss;
let provider: PaymentProvider;
let taken: string[];
let heard: [string, KeyVerdict][];

beforeAll(async () => {
  toss = await startFakeToss();
});
beforeEach(() => {
  toss.seen.length = 0;
  heard = [];
  taken = [];
  provider = toss.provider();
  toss.respond(({ headers }, response) => {
    const key = Buffer.from((headers.authorization ?? '').slice(6), 'base64')
      .toString()
      .slice(0, -1);
    if (taken.includes(key)) send(response, 200, cardPayment);
    else send(response, 401, UNAUTHORISED);
  });
});
afterAll(() => toss.close());

const usedKeys = (): string[] =>
  toss.seen.map(({ headers }) =>
    Buffer.from((headers.authorization ?? '').slice(6), 'base64')
      .toString()
      .slice(0, -1)
  );

const watched = (keys: Credentials, reread?: () => Promise<Credentials>): Credentials => ({
  ...keys,
  watch: {
    heard: async (key, verdict) => void heard.push([key, verdict]),
    reread: reread ?? (() => Promise.resolve(keys)),
  },
});

describe('what is heard of the keys', () => {
  it('is which one was rejected and which one taken', async () => {
    taken = [B];
    const answer = await provider.confirm({
      ...confirmRequest,
      credentials: watched({ secretKey: A, otherSecretKey: B }),
    });
    expect(answer).toMatchObject({ outcome: 'answered', payment: { state: 'paid' } });
    expect(heard).toEqual([
      ['secretKey', 'rejected'],
      ['otherSecretKey', 'taken'],
    ]);
  });

  it.each([
    ['a payment that is not there', 404, { code: 'NOT_FOUND_PAYMENT', message: 'x' }, [['secretKey', 'taken']]],
    ['a shop that may not do this', 403, { code: 'FORBIDDEN_REQUEST', message: 'x' }, []],
    ['a key of another set', 400, { code: 'INVALID_API_KEY', message: 'x' }, []],
    ['a fault', 500, { code: 'UNKNOWN_ERROR', message: 'x' }, []],
    ['a gateway', 401, '<html>', []],
  ])('is told after %s', async (_what, status, body, expected) => {
    toss.answer(status, body);
    await provider.read(watched({ secretKey: A, otherSecretKey: B }), PAYMENT_KEY);
    expect(heard).toEqual(expected);
    expect(usedKeys()).toEqual([A]);
  });

  it('never touches the answer, whatever goes wrong with it', async () => {
    taken = [B];
    const watch = {
      heard: () => Promise.reject(new Error('The database is away')),
      reread: () => Promise.reject(new Error('The database is away')),
    };
    const both = { secretKey: A, otherSecretKey: B, watch };
    expect(await provider.read(both, PAYMENT_KEY)).toMatchObject({ outcome: 'answered' });
    taken = [];
    expect(await provider.read(both, PAYMENT_KEY)).toMatchObject({ failure: { code: 'UNAUTHORIZED_KEY' } });
  });
});

describe('keys that were rotated while a call was on its way', () => {
  it('are read anew, and the call is made with the new one', async () => {
    taken = [C];
    const rotated = watched({ secretKey: C, otherSecretKey: B });
    const before = watched({ secretKey: A }, () => Promise.resolve(rotated));
    expect(await provider.confirm({ ...confirmRequest, credentials: before })).toMatchObject({ outcome: 'answered' });
    expect(usedKeys()).toEqual([A, C]);
    const ids = toss.seen.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(ids).size).toBe(1);
  });

  it('are tried once each, and no further when nothing has changed', async () => {
    const same = { secretKey: A, otherSecretKey: B };
    expect(await provider.read(watched(same), PAYMENT_KEY)).toMatchObject({ failure: { code: 'UNAUTHORIZED_KEY' } });
    expect(usedKeys()).toEqual([A, B]);
    toss.seen.length = 0;
    const endless = (): Promise<Credentials> => Promise.resolve(watched({ secretKey: C, otherSecretKey: A }, endless));
    await provider.read(watched({ secretKey: A, otherSecretKey: B }, endless), PAYMENT_KEY);
    expect(usedKeys()).toEqual([A, B, C]);
  });

  it('are not asked for while one of them works', async () => {
    taken = [B];
    const reread = jest.fn(() => Promise.resolve({ secretKey: C }));
    await provider.read(watched({ secretKey: A, otherSecretKey: B }, reread), PAYMENT_KEY);
    expect(reread).not.toHaveBeenCalled();
  });
});
