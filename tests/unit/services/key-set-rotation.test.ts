import { SYSTEM } from '../../../server/src/domain/actor';
import { PREVIOUS_LIVES_MS } from '../../../server/src/domain/rotation';
import type { ProviderAnswer, Verification } from '../../../server/src/providers/payment-provider';
import { createKeySets, type KeySetPorts } from '../../../server/src/services/key-sets';
import {
  apiSet,
  GOOD,
  liveSet,
  NOW,
  OTHER_SECRET,
  person,
  SECRET,
  SECURITY_KEY,
  setUpKeySets,
} from '../../support/key-set-service';

const THIRD_SECRET = 'test_sk_PLANTED55555555555555Ee3V';
const OTHER_SECURITY_KEY = '9876543210fedcba'.repeat(4);
const REJECTED: Verification = { result: 'unknown_key', providerCode: 'UNAUTHORIZED_KEY' };
const KIM = person('Kim');

/** One set with `SECRET`, rotated `times` times. */
const rotated = async (times: 0 | 1 | 2 = 1, changes: Partial<KeySetPorts> = {}) => {
  const desk = setUpKeySets(changes);
  const { id } = await desk.service.create({ ...apiSet, securityKey: SECURITY_KEY }, KIM);
  const keys = [OTHER_SECRET, THIRD_SECRET].slice(0, times);
  let version = 1;
  for (const key of keys) {
    const wish = { which: 'secret', key, version, replacesPrevious: true } as const;
    version = (await desk.service.rotate(id, wish, KIM)).version;
  }
  desk.entries.length = 0;
  return { ...desk, id, version };
};

const secretsOf = async ({ service, id }: Pick<Awaited<ReturnType<typeof rotated>>, 'service' | 'id'>) => {
  const { secretKey, otherSecretKey } = await service.credentialsOf(id);
  return [secretKey, otherSecretKey];
};

describe('rotating', () => {
  it('brings a key into use that the provider has taken, the old one beside it for seven days', async () => {
    const { service, asked, entries, id } = await rotated(0);
    const view = await service.rotate(id, { which: 'secret', key: OTHER_SECRET, version: 1 }, KIM);
    expect(asked).toEqual([{ secretKey: OTHER_SECRET }]);
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, SECRET]);
    expect(view).toMatchObject({
      version: 2,
      modifiedBy: 'Kim',
      secretKey: { last4: 'Bb2Y', endsAt: null },
      previousSecretKey: { last4: 'Aa1Z', endsAt: new Date(NOW + PREVIOUS_LIVES_MS).toISOString() },
      verification: { result: 'good', verifiedAt: new Date(NOW).toISOString() },
    });
    const [from, to] = [view.previousSecretKey, view.secretKey].map((one) => (one.configured ? one.fingerprint : null));
    expect(entries).toEqual([
      expect.objectContaining({
        actor: KIM,
        action: 'key_set.rotated',
        subject: { kind: 'key_set', id, name: 'API' },
        changes: expect.objectContaining({
          primarySecretKey: { from, to },
          secondarySecretKey: { from: null, to: from },
        }),
      }),
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/PLANTED|eyJ/);
  });

  it.each<Verification>([
    REJECTED,
    { result: 'no_network', providerCode: 'connection' },
    { result: 'other_set', providerCode: 'FORBIDDEN_REQUEST' },
  ])('changes nothing when the provider says %p', async (answer) => {
    const { ports, rows, entries, id } = await rotated(0);
    const before = structuredClone(rows.get(id));
    const service = createKeySets({ ...ports, provider: { ...ports.provider, verify: async () => answer } });
    await expect(service.rotate(id, { which: 'secret', key: OTHER_SECRET, version: 1 }, KIM)).rejects.toMatchObject({
      code: 'KEY_NOT_ACCEPTED',
      details: { keySetId: id, ...answer },
    });
    expect(rows.get(id)).toEqual(before);
    expect(entries).toEqual([]);
  });

  it.each([
    ['the key in use', SECRET, 'INVALID_REQUEST'],
    ['a live key', liveSet.secretKey ?? '', 'INVALID_API_KEY'],
    ['a variable that is empty', 'env:TOSS_NEXT', 'REFERENCE_MISSING'],
  ])('does not even ask the provider about %s', async (_what, key, code) => {
    const { service, asked, id } = await rotated(0);
    await expect(service.rotate(id, { which: 'secret', key, version: 1 }, KIM)).rejects.toMatchObject({ code });
    expect(asked).toEqual([]);
  });

  it('is refused on another version, and when the set is changed while the provider is asked', async () => {
    const { service, ports, id } = await rotated(0);
    const late = { which: 'secret', key: OTHER_SECRET, version: 2 } as const;
    await expect(service.rotate(id, late, KIM)).rejects.toMatchObject({ code: 'KEY_SET_CHANGED' });
    const slow = createKeySets({
      ...ports,
      provider: {
        ...ports.provider,
        verify: async () => {
          await service.setEnabled(id, false, SYSTEM);
          return GOOD;
        },
      },
    });
    await expect(slow.rotate(id, { ...late, version: 1 }, KIM)).rejects.toMatchObject({ code: 'KEY_SET_CHANGED' });
    expect(await secretsOf({ service, id })).toEqual([SECRET, undefined]);
  });

  it('drops the oldest of two that live only when that is said', async () => {
    const { service, id, version, asked } = await rotated(1);
    asked.length = 0;
    const wish = { which: 'secret', key: THIRD_SECRET, version } as const;
    await expect(service.rotate(id, wish, KIM)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(asked).toEqual([]);
    await service.rotate(id, { ...wish, replacesPrevious: true }, KIM);
    expect(await secretsOf({ service, id })).toEqual([THIRD_SECRET, OTHER_SECRET]);
  });

  it('takes a reference, and leaves the old key sealed where it now stands', async () => {
    const { service, rows, id } = await rotated(0, {
      readVariable: (name) => (name === 'TOSS_NEXT' ? OTHER_SECRET : undefined),
    });
    const view = await service.rotate(id, { which: 'secret', key: 'env:TOSS_NEXT', version: 1 }, KIM);
    expect(view).toMatchObject({ secretKey: { reference: 'env:TOSS_NEXT' }, previousSecretKey: { reference: null } });
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, SECRET]);
    await service.promote(id, { which: 'secret', version: 2 }, KIM);
    expect(await secretsOf({ service, id })).toEqual([SECRET, OTHER_SECRET]);
    expect(rows.get(id)?.secrets.secondarySecretKey).toMatchObject({ sealed: null, reference: 'env:TOSS_NEXT' });
  });

  it('rotates a security key by its form, without the provider', async () => {
    const { service, asked, id } = await rotated(0);
    const wish = { which: 'security', key: OTHER_SECURITY_KEY, previousEndsAt: null, version: 1 } as const;
    const view = await service.rotate(id, wish, KIM);
    expect(asked).toEqual([]);
    expect(view).toMatchObject({ verification: null, previousSecurityKey: { configured: true, endsAt: null } });
    expect(await service.securityKeysOf(id)).toEqual([OTHER_SECURITY_KEY, SECURITY_KEY]);
    await expect(service.rotate(id, { ...wish, key: 'nonsense', version: view.version }, KIM)).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
    });
  });
});

describe('a good key of another shop', () => {
  const FOUND = { outcome: 'answered' } as ProviderAnswer;
  const NOT_FOUND = { outcome: 'refused', failure: { code: 'NOT_FOUND_PAYMENT' } } as ProviderAnswer;
  const UNKNOWN = { outcome: 'unknown', failure: { code: 'timeout' } } as ProviderAnswer;

  it.each([
    ['is seen by a payment that only the key in use finds', { [SECRET]: FOUND, [OTHER_SECRET]: NOT_FOUND }, 'refused'],
    ['is not suspected when both find it', { [SECRET]: FOUND, [OTHER_SECRET]: FOUND }, 'taken'],
    ['is not suspected when neither does', { [SECRET]: NOT_FOUND, [OTHER_SECRET]: NOT_FOUND }, 'taken'],
    ['is not suspected without an answer', { [SECRET]: FOUND, [OTHER_SECRET]: UNKNOWN }, 'taken'],
  ])('%s', async (_what, answers, outcome) => {
    const { ports, paid, id } = await rotated(0);
    paid.set(id, 'tgen_paid');
    const read: KeySetPorts['provider']['read'] = async ({ secretKey }, paymentKey) => {
      expect(paymentKey).toBe('tgen_paid');
      return (answers as Record<string, ProviderAnswer>)[secretKey]!;
    };
    const service = createKeySets({ ...ports, provider: { ...ports.provider, read } });
    const rotating = service.rotate(id, { which: 'secret', key: OTHER_SECRET, version: 1 }, KIM);
    if (outcome === 'taken') expect((await rotating).version).toBe(2);
    else await expect(rotating).rejects.toMatchObject({ code: 'KEY_NOT_ACCEPTED', details: { result: 'other_set' } });
  });
});

describe('promoting back', () => {
  it('tries the old key and changes the two over', async () => {
    const { service, asked, entries, id, version } = await rotated(1);
    asked.length = 0;
    const view = await service.promote(id, { which: 'secret', version }, KIM);
    expect(asked).toEqual([{ secretKey: SECRET }]);
    expect(view).toMatchObject({ version: 3, previousSecretKey: { last4: 'Bb2Y', endsAt: null } });
    expect(await secretsOf({ service, id })).toEqual([SECRET, OTHER_SECRET]);
    expect(entries.map(({ action }) => action)).toEqual(['key_set.promoted_back']);
  });

  it('is refused when the provider has ended the old key', async () => {
    const { service, ports, id, version } = await rotated(1);
    const strict = createKeySets({ ...ports, provider: { ...ports.provider, verify: async () => REJECTED } });
    await expect(strict.promote(id, { which: 'secret', version }, KIM)).rejects.toMatchObject({
      code: 'KEY_NOT_ACCEPTED',
    });
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, SECRET]);
  });

  it.each(['secret', 'security'] as const)('is refused without a previous %s key', async (which) => {
    const { service, id, version } = await rotated(0);
    for (const step of ['promote', 'retire'] as const) {
      await expect(service[step](id, { which, version }, KIM)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    }
  });
});

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
