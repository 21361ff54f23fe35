import { SYSTEM } from '../../../server/src/domain/actor';
import { PREVIOUS_LIVES_MS } from '../../../server/src/domain/rotation';
import type { Verification } from '../../../server/src/providers/payment-provider';
import { createKeySets } from '../../../server/src/services/key-sets';
import { GOOD, NOW, OTHER_SECRET, SECRET } from '../../support/key-set-service';
import {
  KIM,
  OTHER_SECURITY_KEY,
  REJECTED,
  rotatedKeySet as rotated,
  secretsOf,
  THIRD_SECRET,
} from '../../support/rotated-key-set';

describe('retiring', () => {
  it('removes the old key now', async () => {
    const { service, entries, rows, id, version } = await rotated(1);
    const view = await service.retire(id, { which: 'secret', version }, KIM);
    expect(view.previousSecretKey).toEqual({ configured: false });
    expect(rows.get(id)?.secrets.secondarySecretKey).toBeNull();
    expect(entries).toMatchObject([{ action: 'key_set.retired', actor: KIM, details: { which: 'secret', at: null } }]);
  });

  it('gives it its end', async () => {
    const { service, id, version } = await rotated(1);
    const at = new Date(NOW + 1000).toISOString();
    const view = await service.retire(id, { which: 'secret', at, version }, KIM);
    expect(view.previousSecretKey).toMatchObject({ endsAt: at });
  });

  it('leaves the one that works while the one in use is rejected', async () => {
    const { service, id, version } = await rotated(1);
    await (await service.credentialsOf(id)).watch?.heard('secretKey', 'rejected');
    await expect(service.retire(id, { which: 'secret', version }, KIM)).rejects.toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
  });
});

describe('retiring while nobody has noticed yet what the provider says of the key in use', () => {
  it('asks first, and leaves the one that works when the other is rejected', async () => {
    const { ports, service, rows, id, version } = await rotated(1);
    const provider = { ...ports.provider, verify: async () => REJECTED };
    const late = createKeySets({ ...ports, provider });
    await expect(late.retire(id, { which: 'secret', version }, KIM)).rejects.toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, SECRET]);
    expect(rows.get(id)?.secrets.primarySecretKey?.rejectedAt).toBe(NOW);
  });

  it('does as it is told when the provider cannot be asked, and does not ask about a later time', async () => {
    const { ports, id, version } = await rotated(1);
    let asked = 0;
    const verify = async (): Promise<Verification> => {
      asked += 1;
      return { result: 'no_network', providerCode: 'connection' };
    };
    const offline = createKeySets({ ...ports, provider: { ...ports.provider, verify } });
    const at = new Date(NOW + 1000).toISOString();
    const { version: next } = await offline.retire(id, { which: 'secret', at, version }, KIM);
    expect(asked).toBe(0);
    const view = await offline.retire(id, { which: 'secret', version: next }, KIM);
    expect([asked, view.previousSecretKey]).toEqual([1, { configured: false }]);
  });
});

describe('previous keys whose time is over', () => {
  const later = NOW + PREVIOUS_LIVES_MS;

  it('are removed by the plugin itself, not before', async () => {
    const { ports, service, entries, id } = await rotated(1);
    expect(await service.retireDue()).toBe(0);
    const then = createKeySets({ ...ports, clock: () => later });
    expect(await then.retireDue()).toBe(1);
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, undefined]);
    expect(entries).toMatchObject([{ action: 'key_set.retired', actor: SYSTEM }]);
    expect(await then.retireDue()).toBe(0);
  });

  it.each<[string, Verification]>([
    ['is rejected', REJECTED],
    ['could not be asked about', { result: 'no_network', providerCode: 'connection' }],
  ])('stay while the one in use %s', async (_what, answer) => {
    const { ports, service, id } = await rotated(1);
    const provider = { ...ports.provider, verify: async () => answer };
    const then = createKeySets({ ...ports, provider, clock: () => later });
    expect(await then.retireDue()).toBe(0);
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, SECRET]);
    const { secretKey } = await service.get(id);
    expect(secretKey).toMatchObject({
      rejectedAt: answer.result === 'unknown_key' ? new Date(later).toISOString() : null,
    });
  });

  it('are removed without asking when they are security keys', async () => {
    const { ports, service, asked, id } = await rotated(0);
    await service.rotate(id, { which: 'security', key: OTHER_SECURITY_KEY, version: 1 }, KIM);
    expect(await createKeySets({ ...ports, clock: () => later }).retireDue()).toBe(1);
    expect(await service.securityKeysOf(id)).toEqual([OTHER_SECURITY_KEY]);
    expect(asked).toEqual([]);
  });

  it('are kept, and their keys not shown to anybody, while the other environment is in force', async () => {
    const { ports, asked, rows, id } = await rotated(1);
    asked.length = 0;
    const copied = createKeySets({ ...ports, environment: 'live', clock: () => later });
    expect(await copied.retireDue()).toBe(0);
    expect(asked).toEqual([]);
    expect(rows.get(id)?.secrets.secondarySecretKey).not.toBeNull();
  });

  it('never take the one in use with them', async () => {
    const { ports, service, id, version } = await rotated(1);
    const back = await service.promote(id, { which: 'secret', version }, KIM);
    await service.retire(id, { which: 'secret', version: back.version }, KIM);
    expect(await createKeySets({ ...ports, clock: () => later }).retireDue()).toBe(0);
    expect(await secretsOf({ service, id })).toEqual([SECRET, undefined]);
  });
});

describe('a key that the provider rejects', () => {
  it('is known by its slot, until it is taken again', async () => {
    const { service, id } = await rotated(1);
    await (await service.credentialsOf(id)).watch?.heard('secretKey', 'rejected');
    expect(await service.get(id)).toMatchObject({
      version: 2,
      secretKey: { rejectedAt: new Date(NOW).toISOString() },
      previousSecretKey: { rejectedAt: null },
    });
    await (await service.credentialsOf(id)).watch?.heard('secretKey', 'taken');
    expect(await service.get(id)).toMatchObject({ version: 2, secretKey: { rejectedAt: null } });
  });

  it('costs the database nothing while nothing is new', async () => {
    const { ports, id } = await rotated(1);
    const recordRejection = jest.fn(ports.keySets.recordRejection);
    const service = createKeySets({ ...ports, keySets: { ...ports.keySets, recordRejection } });
    const hear = async (verdict: 'taken' | 'rejected') =>
      (await service.credentialsOf(id)).watch?.heard('secretKey', verdict);
    await hear('taken');
    expect(recordRejection).not.toHaveBeenCalled();
    await hear('rejected');
    await hear('rejected');
    expect(recordRejection).toHaveBeenCalledTimes(1);
  });

  it('is never a newer one, and is still known after it has changed places', async () => {
    const { service, id, version } = await rotated(1);
    const early = await service.credentialsOf(id);
    await service.rotate(id, { which: 'secret', key: THIRD_SECRET, replacesPrevious: true, version }, KIM);
    await early.watch?.heard('secretKey', 'rejected');
    await early.watch?.heard('otherSecretKey', 'rejected');
    expect(await service.get(id)).toMatchObject({
      secretKey: { last4: 'Ee3V', rejectedAt: null },
      previousSecretKey: { last4: 'Bb2Y', rejectedAt: new Date(NOW).toISOString() },
    });
  });

  it('is found by verifying, in either slot', async () => {
    const { ports, service, id } = await rotated(1);
    const verify = async ({ secretKey }: { secretKey: string }) => (secretKey === SECRET ? REJECTED : GOOD);
    const view = await createKeySets({ ...ports, provider: { ...ports.provider, verify } }).verify(id, KIM);
    expect(view).toMatchObject({
      verification: { result: 'good' },
      secretKey: { rejectedAt: null },
      previousSecretKey: { rejectedAt: new Date(NOW).toISOString() },
    });
    expect((await service.verify(id, KIM)).previousSecretKey).toMatchObject({ rejectedAt: null });
  });
});

describe('the keys of a call under way', () => {
  it('are read anew from the set as it is now', async () => {
    const { service, id, version } = await rotated(0);
    const early = await service.credentialsOf(id);
    await service.rotate(id, { which: 'secret', key: OTHER_SECRET, version }, KIM);
    expect(await early.watch?.reread()).toMatchObject({ secretKey: OTHER_SECRET, otherSecretKey: SECRET });
  });

  it('go on with the one slot that opens', async () => {
    const { service, rows, id } = await rotated(1);
    const row = rows.get(id)!;
    const broken = { ...row.secrets.primarySecretKey!, sealed: 'broken' };
    rows.set(id, { ...row, secrets: { ...row.secrets, secondarySecretKey: broken } });
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, undefined]);
    rows.set(id, { ...row, secrets: { ...row.secrets, primarySecretKey: broken } });
    expect(await secretsOf({ service, id })).toEqual([SECRET, undefined]);
  });
});
