import axios from 'axios';
import { VERIFICATION_RESULTS } from '../../contracts/settings';
import { createTossProvider } from '../../server/src/providers/toss/provider';
import type { FaultOptions } from '../../sandbox';
import { API, credentials, refundOf, refused, stageForEach, WIDGET } from './toss-stage';

const stage = stageForEach();

describe('the keys', () => {
  it('are good, unknown, or of another set', async () => {
    const { sandbox, provider } = stage();
    const unknownKey = 'test_gsk_docs_neverIssued0000000000000000';

    expect(await provider.verify(credentials)).toEqual({ result: 'good', providerCode: 'NOT_FOUND_PAYMENT' });
    expect(await provider.verify({ secretKey: API.secretKey })).toMatchObject({ result: 'good' });
    expect(await provider.verify({ secretKey: unknownKey })).toEqual({
      result: 'unknown_key',
      providerCode: 'UNAUTHORIZED_KEY',
    });
    expect(sandbox.ledger.payments()).toEqual([]);
  });

  it('of the other set confirm nothing', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated();

    const answer = await provider.confirm({ ...request, credentials: { secretKey: API.secretKey } });

    expect(answer).toMatchObject({ outcome: 'refused' });
    expect(sandbox.ledger.payment(request.paymentKey)).toMatchObject({ captured: 0 });
  });

  it('follow each other without a gap in a rotation', async () => {
    const { sandbox, provider, paid } = stage();
    const next = 'test_gsk_docs_theNextSecret00000000000000';
    const request = await paid();
    sandbox.keySets.addSecret(WIDGET.clientKey, next);
    sandbox.keySets.retireSecret(WIDGET.clientKey, WIDGET.secretKey);

    const both = { secretKey: WIDGET.secretKey, otherSecretKey: next };
    expect(await provider.read(credentials, request.paymentKey)).toMatchObject(refused('UNAUTHORIZED_KEY', 'merchant'));
    expect(await provider.refund(refundOf(request, { credentials: both }))).toMatchObject({
      payment: { state: 'refunded' },
    });
  });
});

describe('trying a key, in words for each class of answer', () => {
  const seen = new Set<string>();
  const tried = async (verification: Promise<{ result: string; providerCode: string | null }>) => {
    const answer = await verification;
    seen.add(answer.result);
    return answer;
  };
  const quick = stageForEach(200);

  it.each<[string, Partial<FaultOptions> & Pick<FaultOptions, 'kind'>, string, string | null]>([
    ['the set of another key', { kind: 'error', code: 'INVALID_API_KEY' }, 'other_set', 'INVALID_API_KEY'],
    ['no right to this API', { kind: 'error', code: 'FORBIDDEN_REQUEST' }, 'other_set', 'FORBIDDEN_REQUEST'],
    ['a blocked address', { kind: 'error', code: 'API_KEY_ACCESS_DENIED' }, 'address_blocked', 'API_KEY_ACCESS_DENIED'],
    ['a fault of Toss', { kind: 'http-500' }, 'provider_down', 'FAILED_INTERNAL_SYSTEM_PROCESSING'],
    ['a gateway before Toss', { kind: 'html-502' }, 'provider_down', 'http_502'],
    ['silence', { kind: 'hang' }, 'provider_down', 'timeout'],
    ['a line that breaks', { kind: 'reset', times: 'always' }, 'no_network', 'connection'],
    ['an unknown code', { kind: 'error', code: 'SOMETHING_NEW', status: 400 }, 'unexpected', 'SOMETHING_NEW'],
    ['no code', { kind: 'missing-code' }, 'unexpected', 'http_400'],
  ])('%s', async (_what, fault, result, providerCode) => {
    const { sandbox, provider } = quick();
    sandbox.faults.add({ on: 'read', ...fault });

    expect(await tried(provider.verify(credentials))).toEqual({ result, providerCode });
  });

  it('a key that is good, and one that was retired', async () => {
    const { sandbox, provider } = quick();
    expect(await tried(provider.verify(credentials))).toMatchObject({ result: 'good' });
    sandbox.keySets.retireSecret(WIDGET.clientKey, WIDGET.secretKey);
    expect(await tried(provider.verify(credentials))).toMatchObject({ result: 'unknown_key' });
  });

  it('a key with a byte order mark before it is an unknown one', async () => {
    const { provider } = quick();
    expect(await tried(provider.verify({ secretKey: `\ufeff${WIDGET.secretKey}` }))).toEqual({
      result: 'unknown_key',
      providerCode: 'UNAUTHORIZED_KEY',
    });
  });

  it('a proxy that takes the colon away', async () => {
    const { baseUrl } = quick();
    const http = axios.create({ adapter: 'http' });
    http.interceptors.request.use((request) => {
      request.headers.set('Authorization', `Basic ${Buffer.from(WIDGET.secretKey).toString('base64')}`);
      return request;
    });
    const options = { baseUrl, connectTimeoutMs: 200, readTimeoutMs: 200, isInTransaction: () => false, http };

    expect(await tried(createTossProvider(options).verify(credentials))).toEqual({
      result: 'colon_missing',
      providerCode: 'INCORRECT_BASIC_AUTH_FORMAT',
    });
  });

  it('nobody there at all', async () => {
    const { sandbox, provider } = quick();
    await sandbox.close();
    expect(await tried(provider.verify(credentials))).toEqual({ result: 'no_network', providerCode: 'connection' });
  });

  it('leaves no class out', () => {
    expect([...seen].sort()).toEqual([...VERIFICATION_RESULTS].sort());
  });
});
