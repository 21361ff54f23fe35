import { SYSTEM } from '../../../server/src/domain/actor';
import { hashOfHookToken } from '../../../server/src/services/hook-tokens';
import { createKeySets } from '../../../server/src/services/key-sets';
import { apiSet, OTHER_SECRET, person, SECRET, SECURITY_KEY, setUpKeySets } from '../../support/key-set-service';
import { fingerprint } from '../../../server/src/vault/mask';

const KIM = person('Kim');

const withSet = async () => {
  const desk = setUpKeySets();
  const { id } = await desk.service.create({ ...apiSet, securityKey: SECURITY_KEY }, KIM);
  return { ...desk, id };
};

describe('what is done to key sets', () => {
  it('is written down, each by its own name, without a secret in it', async () => {
    const { service, entries, id } = await withSet();
    await service.update(id, { ...apiSet, name: 'Renamed', secretKey: null, version: 1 }, KIM);
    await service.setEnabled(id, false, KIM);
    await service.setEnabled(id, true, KIM);
    const second = await service.create({ ...apiSet, name: 'Second', isDefault: false }, KIM);
    await service.setDefault(second.id, KIM);
    await service.verify(id, KIM);
    await service.rotate(id, { which: 'secret', key: OTHER_SECRET, version: 5 }, KIM);
    await service.promote(id, { which: 'secret', version: 6 }, KIM);
    await service.retire(id, { which: 'secret', version: 7 }, KIM);
    await service.replaceWebhookAddress(id, KIM);
    await service.showWebhookAddresses(KIM);
    expect(entries.map(({ action }) => action)).toEqual([
      'key_set.created',
      'key_set.updated',
      'key_set.disabled',
      'key_set.enabled',
      'key_set.created',
      'key_set.updated',
      'key_set.made_default',
      'key_set.verified',
      'key_set.rotated',
      'key_set.promoted_back',
      'key_set.retired',
      'key_set.webhook_address_replaced',
      'key_set.webhook_addresses_shown',
    ]);
    expect(entries.every(({ actor }) => actor === KIM)).toBe(true);
    expect(JSON.stringify(entries)).not.toMatch(/PLANTED|eyJ|abcdef0123456789abcdef/);
  });

  it('is nothing when a set is saved as it is', async () => {
    const { service, entries, id } = await withSet();
    const same = { ...apiSet, secretKey: null, description: ' ', version: 1 };
    expect(await service.update(id, same, person('Lee'))).toMatchObject({ version: 1, modifiedBy: 'Kim' });
    expect(entries.map(({ action }) => action)).toEqual(['key_set.created']);
  });

  it('says from which to which: settings as they are, secrets by their fingerprints', async () => {
    const { service, entries, id } = await withSet();
    expect(entries[0]?.changes).toMatchObject({
      name: { from: null, to: 'API' },
      clientKey: { from: null, to: apiSet.clientKey },
      primarySecretKey: { from: null, to: fingerprint(SECRET) },
      primarySecurityKey: { from: null, to: fingerprint(SECURITY_KEY) },
    });
    const change = { ...apiSet, name: 'Renamed', secretKey: OTHER_SECRET, version: 1 };
    await service.update(id, change, KIM);
    expect(entries[1]).toMatchObject({ subject: { kind: 'key_set', id, name: 'Renamed' } });
    expect(entries[1]?.changes).toEqual({
      name: { from: 'API', to: 'Renamed' },
      primarySecretKey: { from: fingerprint(SECRET), to: fingerprint(OTHER_SECRET) },
    });
  });

  it('is not done when it cannot be written down', async () => {
    const { ports, rows, id } = await withSet();
    const before = structuredClone(rows.get(id));
    const audit = { record: () => Promise.reject(new Error('The database is full')) };
    const service = createKeySets({ ...ports, audit });
    await expect(service.setEnabled(id, false, KIM)).rejects.toThrow('full');
    await expect(service.verify(id, KIM)).rejects.toThrow('full');
    await expect(service.showWebhookAddresses(KIM)).rejects.toThrow('full');
    await expect(service.rotate(id, { which: 'secret', key: OTHER_SECRET, version: 1 }, KIM)).rejects.toThrow('full');
    expect(rows.get(id)).toEqual(before);
  });

  it('is an entry of the daily trial only when the answer is news', async () => {
    const { service, entries, id } = await withSet();
    entries.length = 0;
    await service.verify(id, SYSTEM);
    await service.verify(id, SYSTEM);
    expect(entries).toMatchObject([
      { action: 'key_set.verified', changes: { verification: { from: null, to: 'good' } } },
    ]);
    await service.verify(id, KIM);
    expect(entries).toHaveLength(2);
  });
});

describe('another webhook address', () => {
  it('replaces the old one, which leads nowhere from then on', async () => {
    const { service, rows, id } = await withSet();
    const tokenOf = async (): Promise<string> => (await service.webhookAddress(id)).path.split('/').at(-1) ?? '';
    const before = await tokenOf();
    expect(await service.replaceWebhookAddress(id, KIM)).toMatchObject({ version: 2 });
    const after = await tokenOf();
    expect(after).not.toBe(before);
    expect(rows.get(id)?.hookTokenHash).toBe(hashOfHookToken(after));
  });
});
