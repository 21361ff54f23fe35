import { SYSTEM } from '../../../server/src/domain/actor';
import { createEnvironment } from '../../../server/src/services/environment';
import { hashOfHookToken } from '../../../server/src/services/hook-tokens';
import { createKeySets } from '../../../server/src/services/key-sets';
import { createVault } from '../../../server/src/vault/vault';
import { apiSet, liveSet, OTHER_SECRET, SECRET, widgetSet, setUpKeySets } from '../../support/key-set-service';

describe('the set for a new order', () => {
  it('is the default of the kind; without a kind the widget, else the API', async () => {
    const { service } = setUpKeySets();
    const api = await service.create(apiSet, SYSTEM);
    expect(await service.choose({})).toEqual({
      keySetId: api.id,
      environment: 'test',
      kind: 'api',
      clientKey: apiSet.clientKey,
    });
    const widget = await service.create(widgetSet, SYSTEM);
    expect(await service.choose({})).toMatchObject({ keySetId: widget.id, kind: 'widget' });
    expect(await service.choose({ kind: 'api' })).toMatchObject({ keySetId: api.id });
  });

  it('is never one that is switched off, and no other takes its place', async () => {
    const { service } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    await service.create({ ...apiSet, name: 'Other', isDefault: false }, SYSTEM);
    await service.setEnabled(id, false, SYSTEM);
    await expect(service.choose({ kind: 'api' })).rejects.toMatchObject({ code: 'KEY_SET_NOT_CONFIGURED' });
  });

  it('is none of another kind because the default of the first is switched off', async () => {
    const { service } = setUpKeySets();
    const api = await service.create(apiSet, SYSTEM);
    const widget = await service.create(widgetSet, SYSTEM);
    await service.setEnabled(widget.id, false, SYSTEM);
    await expect(service.choose({})).rejects.toMatchObject({ code: 'KEY_SET_NOT_CONFIGURED' });
    expect(await service.choose({ kind: 'api' })).toMatchObject({ keySetId: api.id });
    await service.update(widget.id, { ...widgetSet, secretKey: null, isEnabled: false, isDefault: false }, SYSTEM);
    expect(await service.choose({})).toMatchObject({ keySetId: api.id });
  });

  it('is none of the live sets while test is in force', async () => {
    const { service } = setUpKeySets();
    await service.create(liveSet, SYSTEM);
    for (const choice of [{}, { kind: 'api' }, { name: liveSet.name }] as const) {
      await expect(service.choose(choice)).rejects.toMatchObject({ code: 'KEY_SET_NOT_CONFIGURED' });
    }
  });
});

describe('the set that a shop names', () => {
  const second = { ...apiSet, name: '한복 상점', clientKey: 'test_ck_second', isDefault: false };

  it('is the one of that name, whatever the default is, however its letters are put together', async () => {
    const { service } = setUpKeySets();
    await service.create(apiSet, SYSTEM);
    await service.create(widgetSet, SYSTEM);
    const { id } = await service.create(second, SYSTEM);
    for (const name of [second.name, second.name.normalize('NFD')]) {
      expect(await service.choose({ name })).toMatchObject({ keySetId: id, kind: 'api', clientKey: 'test_ck_second' });
    }
    expect(await service.choose({ kind: 'api', name: apiSet.name })).toMatchObject({ clientKey: apiSet.clientKey });
  });

  it('of both kinds is the widget unless the kind is named', async () => {
    const { service } = setUpKeySets();
    await service.create({ ...apiSet, name: 'Main' }, SYSTEM);
    await service.create({ ...widgetSet, name: 'Main' }, SYSTEM);
    expect(await service.choose({ name: 'Main' })).toMatchObject({ kind: 'widget' });
    expect(await service.choose({ name: 'Main', kind: 'api' })).toMatchObject({ kind: 'api' });
  });

  it.each([
    ['unknown', 'Nobody'],
    ['of another kind', widgetSet.name],
    ['switched off', 'Off'],
    ['in another case', 'api'],
  ])('is refused when it is %s, without a word of which there are', async (_what, name) => {
    const { service } = setUpKeySets();
    await service.create(apiSet, SYSTEM);
    await service.create(widgetSet, SYSTEM);
    await service.create({ ...apiSet, name: 'Off', isDefault: false, isEnabled: false }, SYSTEM);
    await expect(service.choose({ kind: 'api', name })).rejects.toMatchObject({
      code: 'KEY_SET_NOT_CONFIGURED',
      message: 'There is no enabled key set of this name',
      details: { environment: 'test', kind: 'api', keySet: name },
    });
  });

  it('is refused when two have that name: the wrong one would take the money', async () => {
    const { service, rows } = setUpKeySets();
    await service.create(apiSet, SYSTEM);
    const { id } = await service.create(second, SYSTEM);
    rows.set(id, { ...rows.get(id)!, name: apiSet.name });
    await expect(service.choose({ kind: 'api', name: apiSet.name })).rejects.toMatchObject({
      code: 'KEY_SET_NOT_CONFIGURED',
    });
  });

  it('is not looked for among the other kind when two of the first have that name', async () => {
    const { service, rows } = setUpKeySets();
    const { id } = await service.create({ ...widgetSet, clientKey: 'test_gck_second', isDefault: false }, SYSTEM);
    rows.set(id, { ...rows.get(id)!, name: 'Main' });
    await service.create({ ...apiSet, name: 'Main' }, SYSTEM);
    const twin = await service.create({ ...widgetSet, name: 'Twin' }, SYSTEM);
    rows.set(twin.id, { ...rows.get(twin.id)!, name: 'Main' });
    await expect(service.choose({ name: 'Main' })).rejects.toMatchObject({ code: 'KEY_SET_NOT_CONFIGURED' });
    expect(await service.choose({ name: 'Main', kind: 'api' })).toMatchObject({ kind: 'api' });
  });
});

describe('the secrets for a payment under way', () => {
  it('are given for a set that is switched off', async () => {
    const { service } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    await service.setEnabled(id, false, SYSTEM);
    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: SECRET });
  });

  it('are refused for the other environment: a copied database moves no real money', async () => {
    const { service } = setUpKeySets();
    const { id } = await service.create(liveSet, SYSTEM);
    await expect(service.credentialsOf(id)).rejects.toMatchObject({ code: 'KEY_SET_NOT_CONFIGURED' });
  });

  it('hold the other slot too', async () => {
    const { service, rows, ports } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    const row = rows.get(id)!;
    const sealed = await ports.vault.seal(OTHER_SECRET, { row: id, field: 'secondarySecretKey' });
    rows.set(id, {
      ...row,
      secrets: { ...row.secrets, secondarySecretKey: { ...row.secrets.primarySecretKey!, sealed } },
    });
    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: SECRET, otherSecretKey: OTHER_SECRET });
  });

  it('do not open when the sealed value was moved from another set', async () => {
    const { service, rows } = setUpKeySets();
    const victim = await service.create(apiSet, SYSTEM);
    const attacker = await service.create(
      { ...apiSet, name: 'Attacker', isDefault: false, secretKey: OTHER_SECRET },
      SYSTEM
    );
    rows.set(victim.id, { ...rows.get(victim.id)!, secrets: rows.get(attacker.id)!.secrets });
    await expect(service.credentialsOf(victim.id)).rejects.toMatchObject({
      code: 'VAULT_CANNOT_OPEN',
      details: { row: victim.id, field: 'primarySecretKey' },
    });
  });

  it('are a clear error under another key of the vault', async () => {
    const { service, ports } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    const other = createKeySets({
      ...ports,
      vault: createVault({ keys: ['an-older-key-of-the-tests-fedcba9876543210'] }),
    });
    await expect(other.credentialsOf(id)).rejects.toMatchObject({ code: 'VAULT_CANNOT_OPEN' });
    await expect(other.verify(id, SYSTEM)).rejects.toMatchObject({ code: 'VAULT_CANNOT_OPEN' });
  });
});

describe('the webhook address', () => {
  it('leads back to its set, and is stored neither in clear nor as it is hashed', async () => {
    const { service, rows } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    const { path } = await service.webhookAddress(id);
    const [, token = ''] = /^\/api\/commerce-payments\/webhooks\/toss\/([A-Za-z0-9_-]{43})$/.exec(path) ?? [];
    expect(rows.get(id)?.hookTokenHash).toBe(hashOfHookToken(token));
    expect(JSON.stringify(rows.get(id))).not.toContain(token);
    expect(await service.webhookAddresses()).toEqual([
      { keySetId: id, name: 'API', environment: 'test', kind: 'api', path },
    ]);
  });

  it.each(['', 'a', 'a'.repeat(44), `${'a'.repeat(42)}/`])('%p cannot be one', (token) => {
    expect(hashOfHookToken(token)).toBeNull();
  });

  it('follows the REST prefix of the host', async () => {
    const { service } = setUpKeySets({ apiPrefix: '/rest' });
    const { id } = await service.create(apiSet, SYSTEM);
    expect((await service.webhookAddress(id)).path).toMatch(/^\/rest\/commerce-payments\//);
  });
});

describe('the environment page', () => {
  it('says what is in force and what is set', async () => {
    const { service, ports } = setUpKeySets();
    await service.create(apiSet, SYSTEM);
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
    const { service, ports } = setUpKeySets();
    const view = await createEnvironment({
      config: { toss: { baseUrl: 'x' } },
      vault: ports.vault,
      keySets: service,
    }).view();
    expect(view).toMatchObject({ environment: 'test', source: 'default' });
  });
});
