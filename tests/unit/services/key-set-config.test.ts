import { SYSTEM } from '../../../server/src/domain/actor';
import type { DeclaredKeySet } from '../../../server/src/domain/declared-key-set';
import { createDeclaredKeySets } from '../../../server/src/services/key-set-config';
import { createKeySets } from '../../../server/src/services/key-sets';
import { seeingReferences } from '../../../server/src/services/seen-key-sets';
import { createVault } from '../../../server/src/vault/vault';
import { apiSet, OTHER_SECRET, person, SECRET, setUpKeySets, widgetSet } from '../../support/key-set-service';

const declared: DeclaredKeySet = {
  name: 'Main shop',
  environment: 'test',
  kind: 'api',
  clientKey: apiSet.clientKey,
  secretKey: 'env:TOSS_SECRET_KEY',
};
const second: DeclaredKeySet = {
  ...declared,
  name: 'Second shop',
  clientKey: 'test_ck_second',
  secretKey: 'env:SECOND',
};

const setUp = (variables: Record<string, string | undefined> = { TOSS_SECRET_KEY: SECRET, SECOND: OTHER_SECRET }) => {
  const readVariable = (name: string): string | undefined => variables[name];
  const wired = setUpKeySets({ readVariable });
  const ports = { ...wired.ports, keySets: seeingReferences(wired.keySets, readVariable) };
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const booting = { ...wired.ports, keySets: wired.keySets, log: { info: say, error: say } };
  return {
    ...wired,
    ...{ variables, said, booting, service: createKeySets(ports) },
    boot: (...keySets: DeclaredKeySet[]) => createDeclaredKeySets(booting).apply(keySets),
    only: async () => {
      const [first, ...more] = await createKeySets(ports).list();
      if (!first || more.length > 0) throw new Error('There is not one set');
      return first;
    },
  };
};

describe('a key set that config declares', () => {
  it('is made at the first boot, as the default of its kind, and used like any other', async () => {
    const { boot, only, service, rows, entries } = setUp();
    await boot(declared);
    const made = await only();
    expect(made).toMatchObject({
      ...{ name: 'Main shop', managedBy: 'config', isEnabled: true, isDefault: true, version: 1 },
      secretKey: { reference: 'env:TOSS_SECRET_KEY', last4: 'Aa1Z' },
    });
    expect(await service.credentialsOf(made.id)).toMatchObject({ secretKey: SECRET });
    expect(await service.webhookAddress(made.id)).toMatchObject({ path: expect.stringContaining('/webhooks/toss/') });
    expect(JSON.stringify([...rows.values()])).not.toContain('PLANTED');
    expect(entries).toMatchObject([{ action: 'key_set.created', actor: SYSTEM, details: { source: 'config' } }]);
  });

  it('is not touched by the next boot with the same config', async () => {
    const { boot, only, entries } = setUp();
    await boot(declared);
    const first = await only();
    await boot(declared);
    expect(await only()).toEqual(first);
    expect(entries).toHaveLength(1);
  });

  it('follows config: other texts, a rotation, a security key that is gone', async () => {
    const { boot, only, variables, service } = setUp();
    await boot({ ...declared, mid: 'old', securityKey: 'env:SECURITY' });
    Object.assign(variables, { TOSS_SECRET_KEY: OTHER_SECRET, TOSS_PREVIOUS: SECRET });
    await boot({ ...declared, name: 'Renamed', description: '설명', previousSecretKey: 'env:TOSS_PREVIOUS' });
    const changed = await only();
    expect(changed).toMatchObject({
      name: 'Renamed',
      description: '설명',
      mid: null,
      securityKey: { configured: false },
    });
    expect(changed).toMatchObject({ secretKey: { last4: 'Bb2Y' }, previousSecretKey: { last4: 'Aa1Z' } });
    expect(await service.credentialsOf(changed.id)).toMatchObject({ secretKey: OTHER_SECRET, otherSecretKey: SECRET });
  });

  it('of which the variable is missing is made all the same, says so, and works after the next start', async () => {
    const { boot, only, variables, said, service } = setUp({});
    await boot(declared);
    expect(await only()).toMatchObject({ secretKey: { isMissing: true, problem: 'REFERENCE_MISSING' } });
    expect(said.at(-1)).toContain('env:TOSS_SECRET_KEY for the key set "Main shop": REFERENCE_MISSING');
    variables['TOSS_SECRET_KEY'] = SECRET;
    await boot(declared);
    expect(await only()).toMatchObject({ secretKey: { isMissing: false, last4: 'Aa1Z' }, version: 2 });
    expect(await service.credentialsOf((await only()).id)).toMatchObject({ secretKey: SECRET });
  });

  it('works without the variable of a previous security key', async () => {
    const { boot, only, variables, service } = setUp();
    variables['SECURITY'] = 'ab'.repeat(32);
    await boot({ ...declared, securityKey: 'env:SECURITY', previousSecurityKey: 'env:GONE' });
    expect(await service.securityKeysOf((await only()).id)).toEqual(['ab'.repeat(32)]);
  });

  it('takes over the panel’s set of the same client key, with its payments', async () => {
    const { boot, only, service, rows } = setUp();
    const { id } = await service.create(apiSet, person('Kim'));
    await boot(declared);
    expect(await only()).toMatchObject({ id, managedBy: 'config', name: 'Main shop' });
    expect(rows.get(id)?.secrets.primarySecretKey).toMatchObject({ sealed: null, reference: 'env:TOSS_SECRET_KEY' });
  });

  it('is made beside the panel’s of the same name, and said to be one too many', async () => {
    const { boot, service, said } = setUp();
    await service.create({ ...apiSet, name: second.name, clientKey: 'test_ck_panel' }, person('Kim'));
    await boot(declared, second);
    expect(await service.list()).toHaveLength(3);
    expect(said.filter((line) => line.includes('Two enabled key sets'))).toEqual([
      expect.stringContaining('"Second shop" (test, api)'),
    ]);
  });

  it.each([
    ['is missing', undefined, 'REFERENCE_MISSING'],
    ['holds no key', 'changeme', 'NOT_A_KEY'],
    ['holds a live key', 'live_sk_PLANTED44444444444444', 'INVALID_API_KEY'],
  ])('keeps a key that works while the variable that is to replace it %s', async (_what, value, problem) => {
    const { boot, only, service, variables, said } = setUp({ TOSS_SECRET_KEY: value, OLD: OTHER_SECRET });
    const { id } = await service.create(apiSet, person('Kim'));
    await boot(declared);
    await boot(declared);
    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: SECRET });
    expect(await only()).toMatchObject({ managedBy: 'config', version: 2 });
    expect(said.filter((line) => line.includes('env:TOSS_SECRET_KEY') && line.includes(problem))).toHaveLength(2);
    variables['TOSS_SECRET_KEY'] = OTHER_SECRET;
    await boot(declared);
    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: OTHER_SECRET });
    await boot({ ...declared, secretKey: 'env:RENAMED' });
    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: OTHER_SECRET });
    expect(said.at(-1)).toContain('env:RENAMED');
  });

  it('that vanished from config stays, loses nothing and belongs to the panel', async () => {
    const { boot, only, service } = setUp();
    await boot(declared);
    const { version: _version, modifiedAt: _at, managedBy: _by, ...before } = await only();
    await boot();
    expect(await only()).toMatchObject({ ...before, managedBy: 'panel' });
    const { id } = await only();
    const input = { ...apiSet, name: 'Now mine', secretKey: null };
    expect(await service.update(id, input, person('Kim'))).toMatchObject({ name: 'Now mine' });
  });
});

describe('what a person may still do to it', () => {
  it('is no change of what config says, and no rotation', async () => {
    const { boot, only, service } = setUp();
    await boot(declared);
    const { id, version } = await only();
    const same = { ...apiSet, name: 'Main shop', secretKey: null };
    for (const change of [{ name: 'X' }, { mid: 'm' }, { clientKey: 'test_ck_x' }, { secretKey: OTHER_SECRET }]) {
      const refusal = service.update(id, { ...same, ...change }, person('Kim'));
      await expect(refusal).rejects.toMatchObject({
        code: 'KEY_SET_MANAGED',
        details: { keySetId: id, fields: Object.keys(change) },
      });
    }
    for (const deed of [
      () => service.rotate(id, { which: 'secret', key: OTHER_SECRET, version }, person('Kim')),
      () => service.promote(id, { which: 'secret', version }, person('Kim')),
      () => service.retire(id, { which: 'secret', version }, person('Kim')),
    ]) {
      await expect(deed()).rejects.toMatchObject({ code: 'KEY_SET_MANAGED' });
    }
    expect((await only()).version).toBe(version);
  });

  it('is switching it off, which no boot undoes, and on again', async () => {
    const { boot, only, service } = setUp();
    await boot({ ...declared, isDefault: true, isEnabled: true });
    const { id } = await only();
    await service.setEnabled(id, false, person('Kim'));
    await boot({ ...declared, isDefault: true, isEnabled: true });
    expect(await only()).toMatchObject({ isEnabled: false });
    await service.setEnabled(id, true, person('Kim'));
    await boot({ ...declared, isEnabled: false });
    expect(await only()).toMatchObject({ isEnabled: false });
  });

  it('is making another one the default while it is off, which no boot undoes', async () => {
    const { boot, service } = setUp();
    await boot({ ...declared, isDefault: true }, second);
    const [main, other] = await service.list();
    await service.setEnabled(main!.id, false, person('Kim'));
    await service.setDefault(other!.id, person('Kim'));
    await boot({ ...declared, isDefault: true }, second);
    expect(await service.choose({ kind: 'api' })).toMatchObject({ keySetId: other!.id });
    await service.setEnabled(main!.id, true, person('Kim'));
    await boot({ ...declared, isDefault: true }, second);
    expect(await service.choose({ kind: 'api' })).toMatchObject({ keySetId: main!.id });
  });
});

describe('several processes', () => {
  it('that boot at once make one set of each', async () => {
    const { booting, service, said } = setUp();
    const find = booting.keySets.list;
    // All of them look before one of them writes.
    let looking = 0;
    const list = async () => {
      const found = await find();
      looking += 1;
      while (looking < 4) await new Promise((resolve) => setImmediate(resolve));
      return found;
    };
    const boots = Array.from({ length: 4 }, () =>
      createDeclaredKeySets({ ...booting, keySets: { ...booting.keySets, list } }).apply([declared, second])
    );
    await Promise.all(boots);
    expect((await service.list()).map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['Main shop', true],
      ['Second shop', false],
    ]);
    expect(said.filter((message) => message.includes('could not'))).toEqual([]);
  });
});

describe('a variable that holds another key after a restart', () => {
  it('is noted and written down, also of a set that is not declared', async () => {
    const { boot, service, variables, rows, entries } = setUp();
    const { id } = await service.create({ ...apiSet, secretKey: 'env:TOSS_SECRET_KEY' }, SYSTEM);
    await service.verify(id, SYSTEM);
    variables['TOSS_SECRET_KEY'] = OTHER_SECRET;
    await boot();
    expect(rows.get(id)).toMatchObject({ version: 2, verification: null });
    expect(rows.get(id)?.secrets.primarySecretKey).toMatchObject({ last4: 'Bb2Y' });
    expect(entries.at(-1)).toMatchObject({ changes: { primarySecretKey: { from: expect.any(String) } } });
  });
});

it('does not end the boot when nothing can be sealed, and says why', async () => {
  const { booting, said, rows } = setUp();
  await createDeclaredKeySets({ ...booting, vault: createVault({ keys: [] }) }).apply([declared]);
  expect(rows.size).toBe(0);
  expect(said.join()).toContain('vault.keys');
});

it('leaves sets of people alone', async () => {
  const { boot, only, service } = setUp();
  const made = await service.create(widgetSet, person('Kim'));
  await boot();
  expect(await only()).toEqual(made);
});
