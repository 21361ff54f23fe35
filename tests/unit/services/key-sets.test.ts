import { SYSTEM } from '../../../server/src/domain/actor';
import { createKeySets } from '../../../server/src/services/key-sets';
import { createVault } from '../../../server/src/vault/vault';
import {
  apiSet,
  person,
  GOOD,
  liveSet,
  OTHER_SECRET,
  SECRET,
  SECURITY_KEY,
  widgetSet,
  setUpKeySets,
} from '../../support/key-set-service';

describe('making a key set', () => {
  it('answers a view and stores sealed secrets', async () => {
    const { service, rows } = setUpKeySets();
    const view = await service.create({ ...apiSet, securityKey: SECURITY_KEY, mid: ' tosspayments ' }, person('Kim'));
    expect(view).toEqual({
      isUsed: false,
      id: expect.stringMatching(/^ks_[0-9a-f]{24}$/),
      version: 1,
      name: 'API',
      description: null,
      provider: 'toss',
      environment: 'test',
      kind: 'api',
      mid: 'tosspayments',
      clientKey: apiSet.clientKey,
      secretKey: {
        configured: true,
        last4: 'Aa1Z',
        fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
        setAt: '2026-09-01T03:04:05.000Z',
        reference: null,
        isMissing: false,
        problem: null,
        endsAt: null,
        rejectedAt: null,
      },
      previousSecretKey: { configured: false },
      previousSecurityKey: { configured: false },
      managedBy: 'panel',
      securityKey: {
        configured: true,
        last4: '6789',
        fingerprint: expect.any(String),
        setAt: '2026-09-01T03:04:05.000Z',
        reference: null,
        isMissing: false,
        problem: null,
        endsAt: null,
        rejectedAt: null,
      },
      isEnabled: true,
      isDefault: true,
      verification: null,
      modifiedAt: '2026-09-01T03:04:05.000Z',
      modifiedBy: 'Kim',
    });
    expect(JSON.stringify([...rows.values()])).not.toMatch(/PLANTED|abcdef0123456789abcdef/);
  });

  it('needs a key of the vault, and says what to set', async () => {
    const { service, rows } = setUpKeySets({ vault: createVault({ keys: [] }) });
    await expect(service.create(apiSet, SYSTEM)).rejects.toMatchObject({
      code: 'VAULT_KEY_MISSING',
      message: expect.stringContaining('vault.keys'),
    });
    expect(rows.size).toBe(0);
  });

  it('stores nothing of a set that mixes keys', async () => {
    const { service, rows } = setUpKeySets();
    await expect(service.create({ ...apiSet, secretKey: liveSet.secretKey }, SYSTEM)).rejects.toMatchObject({
      code: 'INVALID_API_KEY',
    });
    expect(rows.size).toBe(0);
  });
});

describe('changing a key set', () => {
  it.each([null, undefined, ''])('keeps the secret when %p is sent for it', async (secretKey) => {
    const { service } = setUpKeySets();
    const { id } = await service.create(apiSet, person('Kim'));
    const view = await service.update(id, { ...apiSet, name: 'Renamed', secretKey, version: 1 }, person('Lee'));
    expect(view).toMatchObject({ name: 'Renamed', version: 2, modifiedBy: 'Lee' });
    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: SECRET });
  });

  it('takes a new secret', async () => {
    const { service } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    await service.update(id, { ...apiSet, secretKey: OTHER_SECRET, version: 1 }, SYSTEM);
    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: OTHER_SECRET });
  });

  it('refuses a change of a set that somebody else changed', async () => {
    const { service } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    await service.update(id, { ...apiSet, name: 'First', version: 1 }, SYSTEM);
    await expect(service.update(id, { ...apiSet, name: 'Second', version: 1 }, SYSTEM)).rejects.toMatchObject({
      code: 'KEY_SET_CHANGED',
    });
    expect(await service.get(id)).toMatchObject({ name: 'First' });
  });

  it('lets one of two changes through that were read together', async () => {
    const { service } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    const both = ['One', 'Two'].map((name) => service.update(id, { ...apiSet, name, version: 1 }, SYSTEM));
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('says that a set is not there', async () => {
    await expect(setUpKeySets().service.get('ks_0')).rejects.toMatchObject({ code: 'KEY_SET_NOT_FOUND' });
  });
});

describe('the default', () => {
  it('is one for each environment and kind', async () => {
    const { service } = setUpKeySets();
    const first = await service.create(apiSet, SYSTEM);
    await service.create(widgetSet, SYSTEM);
    await service.create(liveSet, SYSTEM);
    const second = await service.create({ ...apiSet, name: 'Second' }, person('Lee'));
    const defaults = (await service.list())
      .filter(({ isDefault }) => isDefault)
      .map(({ name, environment }) => `${environment} ${name}`);
    expect(defaults.sort()).toEqual(['live API', 'test Second', 'test Widget']);
    expect(await service.get(first.id)).toMatchObject({ isDefault: false, version: 2, modifiedBy: 'Lee' });
    await service.setDefault(first.id, SYSTEM);
    expect(await service.get(second.id)).toMatchObject({ isDefault: false });
  });

  it('goes to nobody when the change itself fails', async () => {
    const { service, keySets, ports } = setUpKeySets();
    const first = await service.create(apiSet, SYSTEM);
    const second = await service.create({ ...apiSet, name: 'Second', isDefault: false }, SYSTEM);
    const losing = createKeySets({
      ...ports,
      keySets: {
        ...keySets,
        update: async (set, version) => (set.keySetId === second.id ? false : keySets.update(set, version)),
      },
    });
    await expect(losing.setDefault(second.id, SYSTEM)).rejects.toMatchObject({ code: 'KEY_SET_CHANGED' });
    expect(await service.get(first.id)).toMatchObject({ isDefault: true, version: 1 });
  });

  it('is refused when another one was made at the same time', async () => {
    const { service, keySets, ports } = setUpKeySets();
    await service.create(apiSet, SYSTEM);
    const second = await service.create({ ...apiSet, name: 'Second', isDefault: false }, SYSTEM);
    const blind = createKeySets({ ...ports, keySets: { ...keySets, findDefault: () => Promise.resolve(null) } });
    await expect(blind.setDefault(second.id, SYSTEM)).rejects.toMatchObject({ code: 'KEY_SET_CHANGED' });
  });

  it('cannot be a set that is switched off', async () => {
    const { service } = setUpKeySets();
    const { id } = await service.create({ ...apiSet, isEnabled: false, isDefault: false }, SYSTEM);
    await expect(service.setDefault(id, SYSTEM)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
});

describe('verifying', () => {
  it('asks with the secret and keeps the answer, without a new version', async () => {
    const { service, asked } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    const view = await service.verify(id, SYSTEM);
    expect(asked).toEqual([{ secretKey: SECRET }]);
    expect(view).toMatchObject({ version: 1, verification: { ...GOOD, verifiedAt: '2026-09-01T03:04:05.000Z' } });
  });

  it.each([
    ['keeps the answer when the name changes', { name: 'Renamed', secretKey: null }, true],
    ['forgets it with a new secret', { secretKey: OTHER_SECRET }, false],
    ['forgets it with a new client key', { clientKey: 'test_ck_another0000000', secretKey: null }, false],
  ])('%s', async (_what, changes, isKept) => {
    const { service } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    await service.verify(id, SYSTEM);
    const view = await service.update(id, { ...apiSet, ...changes, version: 1 }, SYSTEM);
    expect(view.verification !== null).toBe(isKept);
  });

  it('does not write the answer about an old secret beside a new one', async () => {
    const { ports, service } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    const slow = createKeySets({
      ...ports,
      provider: {
        ...ports.provider,
        verify: async () => {
          await service.update(id, { ...apiSet, secretKey: OTHER_SECRET, version: 1 }, SYSTEM);
          return GOOD;
        },
      },
    });
    await expect(slow.verify(id, SYSTEM)).rejects.toMatchObject({ code: 'KEY_SET_CHANGED' });
    expect(await service.get(id)).toMatchObject({ verification: null });
  });
});
