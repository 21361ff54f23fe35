import { createTossProvider } from '../../../../server/src/providers/toss/provider';
import { isLiveInClear } from '../../../../server/src/providers/toss/in-clear';
import { OTHER_SECRET, SECRET, startFakeToss, cardPayment, type FakeToss } from './fake-toss';

const credentials = { secretKey: SECRET };

let toss: FakeToss;

beforeAll(async () => {
  toss = await startFakeToss();
});

beforeEach(() => {
  toss.seen.length = 0;
});

afterAll(() => toss.close());

describe('trying a key', () => {
  it.each([
    [404, { code: 'NOT_FOUND_PAYMENT' }, 'good', 'NOT_FOUND_PAYMENT'],
    [401, { code: 'UNAUTHORIZED_KEY' }, 'unknown_key', 'UNAUTHORIZED_KEY'],
    [400, { code: 'INVALID_API_KEY' }, 'other_set', 'INVALID_API_KEY'],
    [403, { code: 'FORBIDDEN_REQUEST' }, 'other_set', 'FORBIDDEN_REQUEST'],
    [403, { code: 'API_KEY_ACCESS_DENIED' }, 'address_blocked', 'API_KEY_ACCESS_DENIED'],
    [403, '<html>Forbidden</html>', 'address_blocked', 'http_403'],
    [500, { code: 'FAILED_INTERNAL_SYSTEM_PROCESSING' }, 'provider_down', 'FAILED_INTERNAL_SYSTEM_PROCESSING'],
    [502, '<html>', 'provider_down', 'http_502'],
    [401, { code: 'INCORRECT_BASIC_AUTH_FORMAT' }, 'colon_missing', 'INCORRECT_BASIC_AUTH_FORMAT'],
    [403, { code: 'INCORRECT_BASIC_AUTH_FORMAT' }, 'colon_missing', 'INCORRECT_BASIC_AUTH_FORMAT'],
    [404, '<html>', 'unexpected', 'http_404'],
    // Another service on that address knows no payments at all.
    [404, { code: 'NOT_FOUND' }, 'unexpected', 'NOT_FOUND'],
    [200, '<html>', 'unexpected', 'unreadable'],
    [200, cardPayment, 'unexpected', null],
  ] as const)('HTTP %i %j says %s', async (status, body, result, providerCode) => {
    toss.answer(status, body);

    expect(await toss.provider().verify(credentials)).toEqual({ result, providerCode });
  });

  it('says that there is no network when nobody can be reached', async () => {
    const nowhere = await startFakeToss();
    await nowhere.close();

    expect(await nowhere.provider().verify(credentials)).toEqual({ result: 'no_network', providerCode: 'connection' });
  });

  it('says that Toss is down when it does not answer', async () => {
    toss.respond(() => undefined);
    const provider = toss.provider({ connectTimeoutMs: 100, readTimeoutMs: 100 });

    expect(await provider.verify(credentials)).toEqual({ result: 'provider_down', providerCode: 'timeout' });
  });

  it('asks for another payment each time, and tries only the key that was given', async () => {
    toss.answer(401, { code: 'UNAUTHORIZED_KEY' });
    const provider = toss.provider();

    await provider.verify({ ...credentials, otherSecretKey: OTHER_SECRET });
    await provider.verify(credentials);

    expect(toss.seen).toHaveLength(2);
    expect(toss.seen[0]?.url).toMatch(/^\/v1\/payments\/verify-[0-9a-f-]{36}$/);
    expect(toss.seen[0]?.url).not.toBe(toss.seen[1]?.url);
  });
});

describe('a live key', () => {
  it.each([
    ['live_sk_x', 'http://toss.example.com', true],
    ['live_gsk_x', 'http://10.0.0.7:4100', true],
    ['live_sk_x', 'https://api.tosspayments.com', false],
    ['live_sk_x', 'http://127.0.0.1:4100', false],
    ['test_sk_x', 'http://toss.example.com', false],
  ])('%s for %s would go in clear: %p', (secretKey, baseUrl, isInClear) => {
    expect(isLiveInClear(secretKey, baseUrl)).toBe(isInClear);
  });

  it('is not sent in clear to be tried', async () => {
    const request = jest.fn();
    const http = { request } as never;
    const options = { baseUrl: 'http://toss.example.com', connectTimeoutMs: 10, readTimeoutMs: 10, http };
    const provider = createTossProvider({ ...options, isInTransaction: () => false });
    expect(await provider.verify({ secretKey: 'live_sk_x' })).toEqual({
      result: 'no_network',
      providerCode: 'not_sent_in_clear',
    });
    expect(request).not.toHaveBeenCalled();
  });
});
