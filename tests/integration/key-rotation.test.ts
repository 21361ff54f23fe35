import type { AuditEntryView } from '../../contracts/audit';
import type { KeySetView, SecretView, WebhookAddressView } from '../../contracts/settings';
import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import { SYSTEM } from '../../server/src/domain/actor';
import { createKeySetRepository } from '../../server/src/repositories/key-sets';
import type { ApiClient } from '../support/host/api';
import { rowsIn } from '../support/editor';
import { newSetName } from '../support/key-set-inputs';
import { keySetInput, openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const BASE = '/commerce-payments';
const DAY_MS = 86_400_000;
const { clientKey, secretKeys } = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'api')!;
const FIRST = secretKeys[0] ?? '';

let shop: Shop;
let admin: ApiClient;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
});
afterAll(() => shop?.close());

/** A fresh API key set in the panel, and at the provider the first secret alone. */
const made = async (changes: Parameters<typeof keySetInput>[1] = {}): Promise<KeySetView> => {
  const { keySets } = shop.sandbox;
  for (const { secretKey } of keySets.secretsOf(clientKey)) keySets.retireSecret(clientKey, secretKey);
  keySets.addSecret(clientKey, FIRST);
  return serviceIn(shop.host, 'keySets').create(
    keySetInput('api', { name: newSetName(), isDefault: false, ...changes }),
    SYSTEM
  );
};

const post = (id: string, step: string, data: Record<string, unknown> = {}) =>
  admin.post<KeySetView>(`${BASE}/key-sets/${id}/${step}`, { data: { which: 'secret', ...data } });
const read = async (id: string) => (await admin.get<KeySetView>(`${BASE}/key-sets/${id}`)).body.data;
const endOf = (secret: SecretView): number => (secret.configured && secret.endsAt ? Date.parse(secret.endsAt) : NaN);
const codeOf = ({ status, body }: Awaited<ReturnType<typeof post>>) => [status, body.error?.details.code];

describe('a rotation', () => {
  it('is rotated, promoted back and retired, with an entry of the audit trail for each', async () => {
    const { id } = await made();
    const next = shop.sandbox.keySets.reissue(clientKey);
    const rotated = (await post(id, 'rotate', { key: next, version: 1 })).body.data;
    expect(rotated).toMatchObject({
      version: 2,
      secretKey: { last4: next.slice(-4), endsAt: null },
      previousSecretKey: { last4: FIRST.slice(-4) },
      verification: { result: 'good' },
    });
    expect(Math.abs(endOf(rotated.previousSecretKey) - Date.now() - 7 * DAY_MS)).toBeLessThan(60_000);

    const back = (await post(id, 'promote', { version: 2 })).body.data;
    expect(back).toMatchObject({ version: 3, secretKey: { last4: FIRST.slice(-4) } });
    const ended = new Date(Date.now() + DAY_MS).toISOString();
    expect((await post(id, 'retire', { at: ended, version: 3 })).body.data.previousSecretKey).toMatchObject({
      endsAt: ended,
    });
    expect((await post(id, 'retire', { version: 4 })).body.data.previousSecretKey).toEqual({ configured: false });

    const { body } = await admin.get<AuditEntryView[]>(`${BASE}/audit-entries?subjectKind=key_set&subjectId=${id}`);
    const ours = body.data.filter(({ subject }) => subject.id === id);
    expect(ours.map(({ action }) => action).sort()).toEqual([
      'key_set.created',
      'key_set.promoted_back',
      'key_set.retired',
      'key_set.retired',
      'key_set.rotated',
    ]);
    expect(JSON.stringify(ours)).not.toContain(next);
  });

  it('changes nothing with a secret that the provider does not know, or when it is not reached', async () => {
    const { id } = await made();
    const before = await read(id);
    const unknown = await post(id, 'rotate', { key: 'test_sk_unknown0000000000000000000', version: 1 });
    expect(codeOf(unknown)).toEqual([422, 'KEY_NOT_ACCEPTED']);
    expect(unknown.body.error?.details).toMatchObject({ result: 'unknown_key', providerCode: 'UNAUTHORIZED_KEY' });
    const next = shop.sandbox.keySets.reissue(clientKey);
    shop.sandbox.faults.add({ on: 'read', kind: 'http-500', times: 'always' });
    const down = await post(id, 'rotate', { key: next, version: 1 });
    shop.sandbox.faults.clear();
    expect([...codeOf(down), down.body.error?.details.result]).toEqual([422, 'KEY_NOT_ACCEPTED', 'provider_down']);
    expect(await read(id)).toEqual(before);
  });

  it('knows the secret of another shop by a payment that it does not find', async () => {
    const product = await publishProduct(shop.host);
    const { id } = await made({ isDefault: true });
    const order = await shop.order([{ product, quantity: 1 }], { kind: 'payment' });
    expect((await shop.full.post('/payments/confirm', { data: shop.authorise(order) })).status).toBe(200);
    const other = 'test_sk_ofAnotherShop00000000';
    shop.sandbox.keySets.add({
      ...{ mid: 'another', kind: 'api', environment: 'test', clientKey: 'test_ck_ofAnotherShop', secretKeys: [other] },
    });
    const answer = await post(id, 'rotate', { key: other, version: 1 });
    expect([...codeOf(answer), answer.body.error?.details.result]).toEqual([422, 'KEY_NOT_ACCEPTED', 'other_set']);
    expect((await post(id, 'rotate', { key: shop.sandbox.keySets.reissue(clientKey), version: 1 })).status).toBe(200);
  });

  it('drops a key that still lives only when that is said', async () => {
    const { id } = await made();
    expect((await post(id, 'rotate', { key: shop.sandbox.keySets.reissue(clientKey), version: 1 })).status).toBe(200);
    const third = { key: shop.sandbox.keySets.reissue(clientKey), version: 2 };
    expect(codeOf(await post(id, 'rotate', third))).toEqual([409, 'ILLEGAL_TRANSITION']);
    expect((await post(id, 'rotate', { ...third, replacesPrevious: true })).status).toBe(200);
  });

  it('lets one of several through that were begun together, and both keys open', async () => {
    const { id } = await made();
    const next = shop.sandbox.keySets.reissue(clientKey);
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(id, 'rotate', { key: next, version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await serviceIn(shop.host, 'keySets').credentialsOf(id)).toMatchObject({
      secretKey: next,
      otherSecretKey: FIRST,
    });
  });

  it('takes a security key by its form', async () => {
    const { id } = await made({ securityKey: 'ab'.repeat(32) });
    const wish = { which: 'security', key: 'cd'.repeat(32), previousEndsAt: null, version: 1 };
    expect((await post(id, 'rotate', wish)).body.data).toMatchObject({
      securityKey: { last4: 'cdcd' },
      previousSecurityKey: { last4: 'abab', endsAt: null },
    });
    expect(await serviceIn(shop.host, 'keySets').securityKeysOf(id)).toEqual(['cd'.repeat(32), 'ab'.repeat(32)]);
  });

  it.each([
    ['rotate', { key: FIRST }, 400, 'INVALID_REQUEST'],
    ['rotate', { key: 'live_sk_00000000000000000000' }, 422, 'INVALID_API_KEY'],
    ['rotate', { key: 'env:NOBODY_SET_THIS' }, 422, 'REFERENCE_MISSING'],
    ['rotate', { key: 'test_sk_0000', previousEndsAt: '2020-01-01T00:00:00.000Z' }, 400, 'INVALID_REQUEST'],
    ['rotate', { key: 'test_sk_0000', previousEndsAt: 'soon' }, 400, 'INVALID_REQUEST'],
    ['rotate', { key: 'test_sk_0000', version: 7 }, 409, 'KEY_SET_CHANGED'],
    ['rotate', { key: 'test_sk_0000', surprise: 1 }, 400, 'INVALID_REQUEST'],
    ['rotate', { key: '' }, 400, 'INVALID_REQUEST'],
    ['rotate', { which: 'client', key: 'test_ck_0000' }, 400, 'INVALID_REQUEST'],
    ['promote', {}, 409, 'ILLEGAL_TRANSITION'],
    ['retire', {}, 409, 'ILLEGAL_TRANSITION'],
    ['retire', { version: 7 }, 409, 'KEY_SET_CHANGED'],
    ['retire', { version: undefined }, 400, 'INVALID_REQUEST'],
  ])('refuses %s with %j', async (step, data, status, code) => {
    const { id } = await made();
    expect(codeOf(await post(id, step, { version: 1, ...data }))).toEqual([status, code]);
    expect((await read(id)).version).toBe(1);
  });
});

describe('the job', () => {
  const retireDue = () => serviceIn(shop.host, 'keySets').retireDue();
  const letTimePass = (id: string) =>
    rowsIn(shop.host, 'key-set').updateMany({
      where: { keySetId: id },
      data: { secondarySecretKeyEndsAt: Date.now() - 1 },
    } as never);

  it('removes a previous key when its time is over, and tells who did it', async () => {
    const { id } = await made();
    await post(id, 'rotate', { key: shop.sandbox.keySets.reissue(clientKey), version: 1 });
    await retireDue();
    expect((await read(id)).previousSecretKey).toMatchObject({ configured: true });
    await letTimePass(id);
    await Promise.all([retireDue(), retireDue()]);
    expect(await read(id)).toMatchObject({ version: 3, previousSecretKey: { configured: false } });
    const { body } = await admin.get<AuditEntryView[]>(`${BASE}/audit-entries?action=key_set.retired`);
    expect(body.data.find(({ subject }) => subject.id === id)).toMatchObject({ actor: { kind: 'system' } });
  });

  it('leaves the one that works when the provider has ended the one in use', async () => {
    const { id } = await made();
    const next = shop.sandbox.keySets.reissue(clientKey);
    await post(id, 'rotate', { key: next, version: 1 });
    shop.sandbox.keySets.retireSecret(clientKey, next);
    await letTimePass(id);
    await retireDue();
    expect(await read(id)).toMatchObject({
      version: 2,
      secretKey: { rejectedAt: expect.any(String) },
      previousSecretKey: { configured: true, rejectedAt: null },
    });
  });
});

describe('a used set', () => {
  it('keeps its client key, and takes everything else', async () => {
    const product = await publishProduct(shop.host);
    const { id, isUsed } = await made({ isDefault: true });
    await shop.order([{ product, quantity: 1 }], { kind: 'payment' });
    expect([isUsed, (await read(id)).isUsed]).toEqual([false, true]);
    const { secretKey: _kept, ...input } = keySetInput('api', { isDefault: true });
    const change = { ...input, clientKey: 'test_ck_another000000', version: 1 };
    const refused = await admin.put(`${BASE}/key-sets/${id}`, { data: change });
    expect([refused.status, refused.body.error?.details]).toEqual([
      409,
      expect.objectContaining({ code: 'KEY_SET_IN_USE' }),
    ]);
    expect((await admin.put(`${BASE}/key-sets/${id}`, { data: { ...input, name: 'Other', version: 1 } })).status).toBe(
      200
    );
  });
});

describe('another webhook address', () => {
  it('stops the old one at once', async () => {
    const { id } = await made();
    const pathOf = async () =>
      (await admin.get<WebhookAddressView[]>(`${BASE}/webhook-addresses`)).body.data.find(
        ({ keySetId }) => keySetId === id
      )?.path;
    const call = async (path?: string): Promise<number> => {
      const body = JSON.stringify({ eventType: 'BILLING_DELETED', data: { billingKey: 'bk_1' } });
      return (await fetch(`${shop.host.url}${path}`, { method: 'POST', body })).status;
    };
    const before = await pathOf();
    expect(await call(before)).toBe(200);
    expect((await admin.post<KeySetView>(`${BASE}/key-sets/${id}/replace-webhook-address`)).body.data.version).toBe(2);
    const after = await pathOf();
    expect([await call(before), await call(after)]).toEqual([404, 200]);
  });
});

describe('the emergency stop', () => {
  it('holds at once, also when another process has pulled it: nobody keeps a copy', async () => {
    const product = await publishProduct(shop.host);
    const { id } = await made({ isDefault: true });
    const order = () => shop.full.post('/orders', { data: { items: [{ product, quantity: 1 }], kind: 'payment' } });
    expect((await order()).status).toBe(201);
    // What another process does: the row changes, and this one is told nothing.
    const repository = createKeySetRepository(shop.host.strapi);
    const row = (await repository.find(id))!;
    expect(await repository.update({ ...row, isEnabled: false, version: 2 }, row)).toBe(true);
    expect(codeOf((await order()) as never)).toEqual([503, 'KEY_SET_NOT_CONFIGURED']);
    expect((await admin.post(`${BASE}/key-sets/${id}/enable`)).status).toBe(200);
    expect((await order()).status).toBe(201);
  });
});

it('brings nothing back that was sealed anew while a set was changed', async () => {
  const { id: keySetId } = await made();
  const keySets = createKeySetRepository(shop.host.strapi);
  const before = (await keySets.find(keySetId))!;
  const anew = { hookTokenSealed: 'anew' } as never;
  await rowsIn(shop.host, 'key-set').updateMany({ where: { keySetId }, data: anew });
  expect(await keySets.update({ ...before, name: 'Renamed', version: 2 }, before)).toBe(true);
  expect(await keySets.find(keySetId)).toMatchObject({ name: 'Renamed', hookTokenSealed: 'anew' });
});
