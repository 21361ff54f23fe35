import { SYSTEM } from '../../../server/src/domain/actor';
import { seeingReferences } from '../../../server/src/services/seen-key-sets';
import { apiSet, liveSet, OTHER_SECRET, SECRET, SECURITY_KEY, setUpKeySets } from '../../support/key-set-service';
import { createMemoryKeySets } from '../../support/memory-key-sets';

const REFERENCE = 'env:TOSS_SECRET_KEY';
const SECURITY_REFERENCE = 'env:TOSS_SECURITY_KEY';

/** The service over variables that a test may change, as a restart with another environment would. */
const setUp = (variables: Record<string, string> = { TOSS_SECRET_KEY: SECRET, TOSS_SECURITY_KEY: SECURITY_KEY }) => {
  const memory = createMemoryKeySets();
  const readVariable = (name: string): string | undefined => variables[name];
  const keySets = seeingReferences(memory.keySets, readVariable);
  const wired = setUpKeySets({ ...memory, keySets, readVariable });
  return { ...wired, rows: memory.rows, variables };
};

const wish = { ...apiSet, secretKey: REFERENCE, securityKey: SECURITY_REFERENCE };

describe('a secret that is a reference', () => {
  it('is stored as the reference, with nothing of its value but the mask', async () => {
    const { service, rows } = setUp();
    const { id, secretKey, securityKey } = await service.create(wish, SYSTEM);

    expect(secretKey).toMatchObject({ configured: true, reference: REFERENCE, isMissing: false, last4: 'Aa1Z' });
    expect(securityKey).toMatchObject({ reference: SECURITY_REFERENCE, problem: null });
    expect(rows.get(id)?.secrets.primarySecretKey).toMatchObject({ sealed: null, reference: REFERENCE });
    expect(JSON.stringify([...rows.values()])).not.toMatch(/PLANTED|abcdef0123456789abcdef/);
  });

  it('is used with what its variable holds', async () => {
    const { service, asked } = setUp();
    const { id } = await service.create(wish, SYSTEM);

    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: SECRET });
    expect(await service.securityKeysOf(id)).toEqual([SECURITY_KEY]);
    expect(await service.verify(id, SYSTEM)).toMatchObject({ verification: { result: 'good' } });
    expect(asked.at(-1)).toEqual({ secretKey: SECRET });
  });

  it.each([
    ['an empty variable', 'env:EMPTY', 'REFERENCE_MISSING', 'REFERENCE_MISSING'],
    ['no variable', 'env:NOWHERE', 'REFERENCE_MISSING', 'REFERENCE_MISSING'],
    ['a name in small letters', 'env:toss', 'INVALID_REQUEST', 'REFERENCE_INVALID'],
    ['no name', 'env:', 'INVALID_REQUEST', 'REFERENCE_INVALID'],
    ['a variable that Strapi publishes', 'env:STRAPI_ADMIN_KEY', 'INVALID_REQUEST', 'REFERENCE_INVALID'],
    ['a live key in a test set', 'env:LIVE', 'INVALID_API_KEY', 'INVALID_API_KEY'],
    ['a line break behind the key', 'env:LINE', 'INVALID_REQUEST', 'STRAY_CHARACTERS'],
    ['a byte order mark before the key', 'env:MARKED', 'INVALID_REQUEST', 'STRAY_CHARACTERS'],
    ['what is no key', 'env:HOME', 'INVALID_REQUEST', 'NOT_A_KEY'],
    ['a reference to a reference', 'env:AGAIN', 'REFERENCE_MISSING', 'REFERENCE_MISSING'],
  ])('to %s is refused, field by field', async (_what, secretKey, code, message) => {
    const { service, rows } = setUp({
      EMPTY: '',
      STRAPI_ADMIN_KEY: SECRET,
      LIVE: String(liveSet.secretKey),
      LINE: `${SECRET}\n`,
      MARKED: `\ufeff${SECRET}`,
      HOME: '/root',
      AGAIN: 'env:EMPTY',
    });
    const refusal = service.create({ ...apiSet, secretKey }, SYSTEM);
    await expect(refusal).rejects.toMatchObject({ code, details: { errors: [{ path: ['secretKey'], message }] } });
    expect(rows.size).toBe(0);
  });
});

describe('a variable that changes', () => {
  it('shows at once, and what was said of the old key is not said of the new one', async () => {
    const { service, variables } = setUp();
    const { id } = await service.create(wish, SYSTEM);
    const before = await service.verify(id, SYSTEM);
    variables['TOSS_SECRET_KEY'] = OTHER_SECRET;

    const after = await service.get(id);
    expect(after).toMatchObject({ secretKey: { last4: 'Bb2Y', isMissing: false }, verification: null });
    expect(after.secretKey).not.toMatchObject({
      fingerprint: (before.secretKey as { fingerprint: string }).fingerprint,
    });
    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: OTHER_SECRET });
    expect(await service.verify(id, SYSTEM)).toMatchObject({ verification: { result: 'good' }, version: 1 });
    expect(await service.get(id)).toMatchObject({ verification: { result: 'good' } });
  });

  it.each([
    ['is taken away', undefined, 'REFERENCE_MISSING'],
    ['holds a live key', liveSet.secretKey, 'INVALID_API_KEY'],
    ['holds something else', 'hunter2hunter2hunter2', 'NOT_A_KEY'],
    ['ends with a line break', `${SECRET}\r\n`, 'STRAY_CHARACTERS'],
  ])('and %s is used for nothing, and says which variable it is', async (_what, value, problem) => {
    const { service, variables, asked } = setUp();
    const { id } = await service.create(wish, SYSTEM);
    variables['TOSS_SECRET_KEY'] = value as string;

    expect(await service.get(id)).toMatchObject({
      secretKey: { reference: REFERENCE, isMissing: problem === 'REFERENCE_MISSING', problem, last4: '' },
    });
    const refusal = { code: 'KEY_SET_NOT_CONFIGURED', details: { keySetId: id, variable: 'TOSS_SECRET_KEY', problem } };
    const asked0 = asked.length;
    await expect(service.credentialsOf(id)).rejects.toMatchObject(refusal);
    await expect(service.verify(id, SYSTEM)).rejects.toMatchObject(refusal);
    expect(asked).toHaveLength(asked0);
  });
});

describe('a rotation to a reference', () => {
  const rotate = (key: string) => ({ which: 'secret', key, version: 1, previousEndsAt: null }) as const;

  it('keeps the old key beside it, sealed or not', async () => {
    const { service, rows } = setUp({ NEXT: OTHER_SECRET });
    const { id } = await service.create(apiSet, SYSTEM);
    const view = await service.rotate(id, rotate('env:NEXT'), SYSTEM);
    expect(view).toMatchObject({
      secretKey: { reference: 'env:NEXT', last4: 'Bb2Y' },
      previousSecretKey: { reference: null, last4: 'Aa1Z' },
    });
    expect(rows.get(id)?.secrets.primarySecretKey).toMatchObject({ sealed: null, reference: 'env:NEXT' });
    expect(await service.credentialsOf(id)).toMatchObject({ secretKey: OTHER_SECRET, otherSecretKey: SECRET });
  });

  it('to nothing, or to another kind of key, changes nothing', async () => {
    const { service, rows } = setUp({ LIVE: String(liveSet.secretKey) });
    const { id } = await service.create(apiSet, SYSTEM);
    await expect(service.rotate(id, rotate('env:NOWHERE'), SYSTEM)).rejects.toMatchObject({
      code: 'REFERENCE_MISSING',
    });
    await expect(service.rotate(id, rotate('env:LIVE'), SYSTEM)).rejects.toMatchObject({ code: 'INVALID_API_KEY' });
    expect(rows.get(id)?.version).toBe(1);
  });
});
