import { SYSTEM } from '../../../server/src/domain/actor';
import { createKeySets } from '../../../server/src/services/key-sets';
import { apiSet, liveSet, setUpKeySets, widgetSet } from '../../support/key-set-service';

const second = { ...apiSet, name: '둘째 상점', clientKey: 'test_ck_second', isDefault: false };
const TAKEN = {
  code: 'KEY_SET_NAME_TAKEN',
  details: { errors: [{ path: ['name'], message: 'NAME_TAKEN', name: 'ValidationError' }] },
};

describe('a second enabled key set of one name', () => {
  it.each([second.name, second.name.normalize('NFD'), ` ${second.name} `])('is not made: %j', async (name) => {
    const { service, rows, entries } = setUpKeySets();
    await service.create(second, SYSTEM);
    entries.length = 0;
    await expect(service.create({ ...apiSet, name }, SYSTEM)).rejects.toMatchObject(TAKEN);
    expect(rows.size).toBe(1);
    expect(entries).toEqual([]);
  });

  it('comes about neither by another name nor by another kind', async () => {
    const { service } = setUpKeySets();
    await service.create(apiSet, SYSTEM);
    const { id } = await service.create(second, SYSTEM);
    await expect(service.update(id, { ...second, name: apiSet.name }, SYSTEM)).rejects.toMatchObject(TAKEN);
    const widget = await service.create({ ...widgetSet, name: second.name }, SYSTEM);
    const { clientKey, secretKey } = apiSet;
    await expect(service.update(widget.id, { ...second, clientKey, secretKey }, SYSTEM)).rejects.toMatchObject(TAKEN);
    expect(await service.get(id)).toMatchObject({ name: second.name, version: 1 });
  });

  it('is one of another kind, of another environment, or one that is switched off, until it is switched on', async () => {
    const { service } = setUpKeySets();
    await service.create(apiSet, SYSTEM);
    await service.create({ ...widgetSet, name: apiSet.name }, SYSTEM);
    await service.create({ ...liveSet, name: apiSet.name }, SYSTEM);
    const { id } = await service.create({ ...second, name: apiSet.name, isEnabled: false }, SYSTEM);
    await expect(service.setEnabled(id, true, SYSTEM)).rejects.toMatchObject(TAKEN);
    await expect(service.update(id, { ...second, name: apiSet.name }, SYSTEM)).rejects.toMatchObject(TAKEN);
    expect(await service.get(id)).toMatchObject({ isEnabled: false });
  });

  it('hinders no other change, and no emergency, where config has made one', async () => {
    const { service, rows } = setUpKeySets();
    await service.create(apiSet, SYSTEM);
    const { id } = await service.create(second, SYSTEM);
    rows.set(id, { ...rows.get(id)!, name: apiSet.name });
    const namesake = { ...second, name: apiSet.name, secretKey: null };
    expect(await service.update(id, { ...namesake, mid: 'mid' }, SYSTEM)).toMatchObject({ mid: 'mid' });
    expect(await service.setEnabled(id, false, SYSTEM)).toMatchObject({ isEnabled: false });
  });
});

describe('the emergency stop', () => {
  it('gets through although somebody else changes the set just then', async () => {
    const { service, keySets, ports } = setUpKeySets();
    const { id } = await service.create(apiSet, SYSTEM);
    let isFirst = true;
    const find: typeof keySets.find = async (keySetId) => {
      const found = await keySets.find(keySetId);
      if (isFirst) await service.update(id, { ...apiSet, secretKey: null, mid: 'meanwhile' }, SYSTEM);
      isFirst = false;
      return found;
    };
    const racing = createKeySets({ ...ports, keySets: { ...keySets, find } });
    expect(await racing.setEnabled(id, false, SYSTEM)).toMatchObject({ isEnabled: false, mid: 'meanwhile' });
  });
});
