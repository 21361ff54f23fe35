import { createKeySets } from '../../../server/src/services/key-sets';
import { apiSet, OTHER_SECRET, person, SECURITY_KEY, setUpKeySets } from '../../support/key-set-service';

const KIM = person('Kim');
const CHANGED = { ...apiSet, secretKey: null, clientKey: 'test_ck_another0000000', version: 1 };

describe('a key set that orders were made with', () => {
  it('says so', async () => {
    const { service, used } = setUpKeySets();
    const { id, isUsed } = await service.create(apiSet, KIM);
    used.add(id);
    expect([isUsed, (await service.get(id)).isUsed, (await service.list())[0]?.isUsed]).toEqual([false, true, true]);
  });

  it.each([
    ['client key', CHANGED, ['clientKey']],
    ['secret key', { ...apiSet, secretKey: OTHER_SECRET, version: 1 }, ['secretKey']],
    ['security key', { ...apiSet, secretKey: null, securityKey: 'ab'.repeat(32), version: 1 }, ['securityKey']],
    [
      'environment',
      { ...CHANGED, environment: 'live', clientKey: 'live_ck_0000000', secretKey: 'live_sk_00000000' },
      ['environment', 'clientKey', 'secretKey'],
    ],
    [
      'kind',
      { ...CHANGED, kind: 'widget', clientKey: 'test_gck_000000', secretKey: 'test_gsk_0000000' },
      ['kind', 'clientKey', 'secretKey'],
    ],
  ] as const)('keeps its %s, with the advice to make a new one', async (_what, change, fields) => {
    const { service, used, rows } = setUpKeySets();
    const { id } = await service.create({ ...apiSet, securityKey: SECURITY_KEY }, KIM);
    used.add(id);
    const before = structuredClone(rows.get(id));
    await expect(service.update(id, change, KIM)).rejects.toMatchObject({
      code: 'KEY_SET_IN_USE',
      message: expect.stringContaining('make a new key set'),
      details: { errors: fields.map((field) => ({ path: [field], message: 'IN_USE', name: 'ValidationError' })) },
    });
    expect(rows.get(id)).toEqual(before);
  });

  it('takes a first security key', async () => {
    const { service, used } = setUpKeySets();
    const { id } = await service.create(apiSet, KIM);
    used.add(id);
    const view = await service.update(id, { ...apiSet, secretKey: null, securityKey: SECURITY_KEY, version: 1 }, KIM);
    expect(view.securityKey).toMatchObject({ configured: true });
  });

  it('takes another name and another shop id text', async () => {
    const { service, used } = setUpKeySets();
    const { id } = await service.create(apiSet, KIM);
    used.add(id);
    const view = await service.update(id, { ...apiSet, secretKey: null, name: 'New', mid: 'm', version: 1 }, KIM);
    expect(view).toMatchObject({ name: 'New', mid: 'm', isUsed: true });
  });

  it('is free to change until then, and undone when the first order comes in just that moment', async () => {
    const { service, ports, rows, entries } = setUpKeySets();
    const { id } = await service.create(apiSet, KIM);
    entries.length = 0;
    const before = structuredClone(rows.get(id));
    let looks = 0;
    const isUsed = async () => (looks += 1) > 1;
    const racing = createKeySets({ ...ports, keySets: { ...ports.keySets, isUsed } });
    await expect(racing.update(id, CHANGED, KIM)).rejects.toMatchObject({ code: 'KEY_SET_IN_USE' });
    expect([rows.get(id), entries]).toEqual([before, []]);
    expect(await service.update(id, CHANGED, KIM)).toMatchObject({ clientKey: CHANGED.clientKey });
  });
});
