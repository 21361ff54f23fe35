import type { KeySetInput } from '../../../contracts/settings';
import type { Credentials, Verification } from '../../../server/src/providers/payment-provider';
import { createEnvironment } from '../../../server/src/services/environment';
import { createKeySets, type KeySetPorts } from '../../../server/src/services/key-sets';
import { createVault } from '../../../server/src/vault/vault';
import { createMemoryKeySets } from '../../support/memory-key-sets';

const VAULT_KEY = 'newest-key-of-the-tests-0123456789abcdef';
const SECRET = 'test_sk_PLANTED00000000000000Aa1Z';
const OTHER_SECRET = 'test_sk_PLANTED11111111111111Bb2Y';
const SECURITY_KEY = 'abcdef0123456789'.repeat(4);
const NOW = Date.UTC(2026, 8, 1, 3, 4, 5);

const apiSet: KeySetInput = {
  name: 'API',
  environment: 'test',
  kind: 'api',
  clientKey: 'test_ck_D5GePWvyJnrK0W0k6q8g',
  secretKey: SECRET,
  isEnabled: true,
  isDefault: true,
};
const widgetSet: KeySetInput = {
  ...apiSet,
  name: 'Widget',
  kind: 'widget',
  clientKey: 'test_gck_docs_Ovk5rk1EwkEb',
  secretKey: 'test_gsk_PLANTED2222222222222Cc3X',
};
const liveSet: KeySetInput = { ...apiSet, environment: 'live', clientKey: 'live_ck_D5GePWvyJnrK0', secretKey: 'live_sk_PLANTED33333333333333Dd4W' };

const GOOD: Verification = { result: 'good', providerCode: 'NOT_FOUND_PAYMENT' };

const setUp = (changes: Partial<KeySetPorts> = {}) => {
  const memory = createMemoryKeySets();
  const asked: Credentials[] = [];
  const vault = createVault({ keys: [VAULT_KEY] });
  const verify = (credentials: Credentials) => {
    asked.push(credentials);
    return Promise.resolve(GOOD);
  };
  const ports: KeySetPorts = { ...memory, vault, provider: { verify }, environment: 'test', clock: () => NOW, ...changes };
  return { ...memory, asked, ports, service: createKeySets(ports) };
};

describe('making a key set', () => {
  it('answers a view and stores sealed secrets', async () => {
    const { service, rows } = setUp();
    const view = await service.create({ ...apiSet, securityKey: SECURITY_KEY, mid: ' tosspayments ' }, 'Kim');
    expect(view).toEqual({
      id: expect.stringMatching(/^ks_[0-9a-f]{24}$/),
      version: 1,
      name: 'API',
      description: null,
      provider: 'toss',
      environment: 'test',
      kind: 'api',
      mid: 'tosspayments',
      clientKey: apiSet.clientKey,
      secretKey: { configured: true, last4: 'Aa1Z', fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/), setAt: '2026-09-01T03:04:05.000Z' },
      securityKey: { configured: true, last4: '6789', fingerprint: expect.any(String), setAt: '2026-09-01T03:04:05.000Z' },
      isEnabled: true,
      isDefault: true,
      verification: null,
      modifiedAt: '2026-09-01T03:04:05.000Z',
      modifiedBy: 'Kim',
    });
    expect(JSON.stringify([...rows.values()])).not.toMatch(/PLANTED|abcdef0123456789abcdef/);
  });

  it('needs a key of the vault, and says what to set', async () => {
    const { service, rows } = setUp({ vault: createVault({ keys: [] }) });
    await expect(service.create(apiSet, null)).rejects.toMatchObject({ code: 'VAULT_KEY_MISSING', message: expect.stringContaining('vault.keys') });
    expect(rows.size).toBe(0);
  });

  it('stores nothing of a set that mixes keys', async () => {
    const { service, rows } = setUp();
    await expect(service.create({ ...apiSet, secretKey: liveSet.secretKey }, null)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
    expect(rows.size).toBe(0);
  });
});

describe('changing a key set', () => {
  it.each([null, undefined, ''])('keeps the secret when %p is sent for it', async (secretKey) => {
    const { service } = setUp();
    const { id } = await service.create(apiSet, 'Kim');
    const view = await service.update(id, { ...apiSet, name: 'Renamed', secretKey, version: 1 }, 'Lee');
    expect(view).toMatchObject({ name: 'Renamed', version: 2, modifiedBy: 'Lee' });
    expect(await service.credentialsOf(id)).toEqual({ secretKey: SECRET });
  });

  it('takes a new secret', async () => {
    const { service } = setUp();
    const { id } = await service.create(apiSet, null);
    await service.update(id, { ...apiSet, secretKey: OTHER_SECRET, version: 1 }, null);
    expect(await service.credentialsOf(id)).toEqual({ secretKey: OTHER_SECRET });
  });

  it('refuses a change of a set that somebody else changed', async () => {
    const { service } = setUp();
    const { id } = await service.create(apiSet, null);
    await service.update(id, { ...apiSet, name: 'First', version: 1 }, null);
    await expect(service.update(id, { ...apiSet, name: 'Second', version: 1 }, null)).rejects.toMatchObject({ code: 'KEY_SET_CHANGED' });
    expect(await service.get(id)).toMatchObject({ name: 'First' });
  });

  it('lets one of two changes through that were read together', async () => {
    const { service } = setUp();
    const { id } = await service.create(apiSet, null);
    const both = ['One', 'Two'].map((name) => service.update(id, { ...apiSet, name, version: 1 }, null));
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('says that a set is not there', async () => {
    await expect(setUp().service.get('ks_0')).rejects.toMatchObject({ code: 'KEY_SET_NOT_FOUND' });
  });
});

describe('the default', () => {
  it('is one for each environment and kind', async () => {
    const { service } = setUp();
    const first = await service.create(apiSet, null);
    await service.create(widgetSet, null);
    await service.create(liveSet, null);
    const second = await service.create({ ...apiSet, name: 'Second' }, 'Lee');
    const defaults = (await service.list()).filter(({ isDefault }) => isDefault).map(({ name, environment }) => `${environment} ${name}`);
    expect(defaults.sort()).toEqual(['live API', 'test Second', 'test Widget']);
    expect(await service.get(first.id)).toMatchObject({ isDefault: false, version: 2, modifiedBy: 'Lee' });
    await service.setDefault(first.id, null);
    expect(await service.get(second.id)).toMatchObject({ isDefault: false });
  });

  it('goes to nobody when the change itself fails', async () => {
    const { service, keySets, ports } = setUp();
    const first = await service.create(apiSet, null);
    const second = await service.create({ ...apiSet, isDefault: false }, null);
    const losing = createKeySets({
      ...ports,
      keySets: { ...keySets, update: async (set, version) => (set.keySetId === second.id ? false : keySets.update(set, version)) },
    });
    await expect(losing.setDefault(second.id, null)).rejects.toMatchObject({ code: 'KEY_SET_CHANGED' });
    expect(await service.get(first.id)).toMatchObject({ isDefault: true, version: 1 });
  });

  it('is refused when another one was made at the same time', async () => {
    const { service, keySets, ports } = setUp();
    await service.create(apiSet, null);
    const second = await service.create({ ...apiSet, isDefault: false }, null);
    const blind = createKeySets({ ...ports, keySets: { ...keySets, findDefault: () => Promise.resolve(null) } });
    await expect(blind.setDefault(second.id, null)).rejects.toMatchObject({ code: 'KEY_SET_CHANGED' });
  });

  it('cannot be a set that is switched off', async () => {
    const { service } = setUp();
    const { id } = await service.create({ ...apiSet, isEnabled: false, isDefault: false }, null);
    await expect(service.setDefault(id, null)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
});

describe('verifying', () => {
  it('asks with the secret and keeps the answer, without a new version', async () => {
    const { service, asked } = setUp();
    const { id } = await service.create(apiSet, null);
    const view = await service.verify(id);
    expect(asked).toEqual([{ secretKey: SECRET }]);
    expect(view).toMatchObject({ version: 1, verification: { ...GOOD, verifiedAt: '2026-09-01T03:04:05.000Z' } });
  });

  it.each([
    ['keeps the answer when the name changes', { name: 'Renamed', secretKey: null }, true],
    ['forgets it with a new secret', { secretKey: OTHER_SECRET }, false],
    ['forgets it with a new client key', { clientKey: 'test_ck_another0000000', secretKey: null }, false],
  ])('%s', async (_what, changes, isKept) => {
    const { service } = setUp();
    const { id } = await service.create(apiSet, null);
    await service.verify(id);
    const view = await service.update(id, { ...apiSet, ...changes, version: 1 }, null);
    expect(view.verification !== null).toBe(isKept);
  });

  it('does not write the answer about an old secret beside a new one', async () => {
    const { ports, service } = setUp();
    const { id } = await service.create(apiSet, null);
    const slow = createKeySets({
      ...ports,
      provider: {
        verify: async () => {
          await service.update(id, { ...apiSet, secretKey: OTHER_SECRET, version: 1 }, null);
          return GOOD;
        },
      },
    });
    await expect(slow.verify(id)).rejects.toMatchObject({ code: 'KEY_SET_CHANGED' });
    expect(await service.get(id)).toMatchObject({ verification: null });
  });
});

describe('the set for a new order', () => {
  it('is the default of the kind; without a kind the widget, else the API', async () => {
    const { service } = setUp();
    const api = await service.create(apiSet, null);
    expect(await service.activeFor('test', undefined)).toEqual({ keySetId: api.id, environment: 'test', kind: 'api', clientKey: apiSet.clientKey });
    const widget = await service.create(widgetSet, null);
    expect(await service.activeFor('test', undefined)).toMatchObject({ keySetId: widget.id, kind: 'widget' });
    expect(await service.activeFor('test', 'api')).toMatchObject({ keySetId: api.id });
  });

  it('is never one that is switched off, and no other takes its place', async () => {
    const { service } = setUp();
    const { id } = await service.create(apiSet, null);
    await service.create({ ...apiSet, isDefault: false }, null);
    await service.setEnabled(id, false, null);
    await expect(service.activeFor('test', 'api')).rejects.toMatchObject({ code: 'KEY_SET_NOT_CONFIGURED' });
  });

  it.each(['test', 'live'] as const)('is none of the live sets while test is in force (asked for %s)', async (environment) => {
    const { service } = setUp();
    await service.create(liveSet, null);
    await expect(service.activeFor(environment, undefined)).rejects.toMatchObject({ code: 'KEY_SET_NOT_CONFIGURED' });
  });
});

describe('the secrets for a payment under way', () => {
  it('are given for a set that is switched off', async () => {
    const { service } = setUp();
    const { id } = await service.create(apiSet, null);
    await service.setEnabled(id, false, null);
    expect(await service.credentialsOf(id)).toEqual({ secretKey: SECRET });
  });

  it('are refused for the other environment: a copied database moves no real money', async () => {
    const { service } = setUp();
    const { id } = await service.create(liveSet, null);
    await expect(service.credentialsOf(id)).rejects.toMatchObject({ code: 'KEY_SET_NOT_CONFIGURED' });
  });

  it('hold the other slot too', async () => {
    const { service, rows, ports } = setUp();
    const { id } = await service.create(apiSet, null);
    const row = rows.get(id)!;
    const sealed = await ports.vault.seal(OTHER_SECRET, { row: id, field: 'secondarySecretKey' });
    rows.set(id, { ...row, secrets: { ...row.secrets, secondarySecretKey: { ...row.secrets.primarySecretKey!, sealed } } });
    expect(await service.credentialsOf(id)).toEqual({ secretKey: SECRET, otherSecretKey: OTHER_SECRET });
  });

  it('do not open when the sealed value was moved from another set', async () => {
    const { service, rows } = setUp();
    const victim = await service.create(apiSet, null);
    const attacker = await service.create({ ...apiSet, isDefault: false, secretKey: OTHER_SECRET }, null);
    rows.set(victim.id, { ...rows.get(victim.id)!, secrets: rows.get(attacker.id)!.secrets });
    await expect(service.credentialsOf(victim.id)).rejects.toMatchObject({
      code: 'VAULT_CANNOT_OPEN',
      details: { row: victim.id, field: 'primarySecretKey' },
    });
  });

  it('are a clear error under another key of the vault', async () => {
    const { service, ports } = setUp();
    const { id } = await service.create(apiSet, null);
    const other = createKeySets({ ...ports, vault: createVault({ keys: ['an-older-key-of-the-tests-fedcba9876543210'] }) });
    await expect(other.credentialsOf(id)).rejects.toMatchObject({ code: 'VAULT_CANNOT_OPEN' });
    await expect(other.verify(id)).rejects.toMatchObject({ code: 'VAULT_CANNOT_OPEN' });
  });
});

describe('the webhook address', () => {
  it('leads back to its set, and is stored neither in clear nor as it is hashed', async () => {
    const { service, rows } = setUp();
    const { id } = await service.create(apiSet, null);
    const { path } = await service.webhookAddress(id);
    const [, token = ''] = /^\/api\/commerce-payments\/webhooks\/toss\/([A-Za-z0-9_-]{43})$/.exec(path) ?? [];
    expect((await service.findByHookToken(token))?.keySetId).toBe(id);
    expect(JSON.stringify(rows.get(id))).not.toContain(token);
    expect(await service.webhookAddresses()).toEqual([{ keySetId: id, name: 'API', environment: 'test', kind: 'api', path }]);
  });

  it.each(['', 'a', 'a'.repeat(43), `${'a'.repeat(42)}/`])('finds nothing for %p', async (token) => {
    const { service } = setUp();
    await service.create(apiSet, null);
    expect(await service.findByHookToken(token)).toBeNull();
  });

  it('follows the REST prefix of the host', async () => {
    const { service } = setUp({ apiPrefix: '/rest' });
    const { id } = await service.create(apiSet, null);
    expect((await service.webhookAddress(id)).path).toMatch(/^\/rest\/commerce-payments\//);
  });
});

describe('the environment page', () => {
  it('says what is in force and what is set', async () => {
    const { service, ports } = setUp();
    await service.create(apiSet, null);
    const config = { environment: 'test', toss: { baseUrl: 'https://api.tosspayments.com' } } as const;
    expect(await createEnvironment({ config, vault: ports.vault, keySets: service }).view()).toEqual({
      environment: 'test',
      source: 'config',
      vault: { ready: true, kid: ports.vault.kid, source: 'vault.keys' },
      keySets: { widget: { configured: false, name: null }, api: { configured: true, name: 'API' } },
      providerUrl: 'https://api.tosspayments.com',
    });
  });

  it('is test when nobody said so', async () => {
    const { service, ports } = setUp();
    const view = await createEnvironment({ config: { toss: { baseUrl: 'x' } }, vault: ports.vault, keySets: service }).view();
    expect(view).toMatchObject({ environment: 'test', source: 'default' });
  });
});
