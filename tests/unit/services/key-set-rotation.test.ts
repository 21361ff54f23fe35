import { SYSTEM } from '../../../server/src/domain/actor';
import { PREVIOUS_LIVES_MS } from '../../../server/src/domain/rotation';
import type { ProviderAnswer, Verification } from '../../../server/src/providers/payment-provider';
import { createKeySets, type KeySetPorts } from '../../../server/src/services/key-sets';
import { createVault } from '../../../server/src/vault/vault';
import { GOOD, liveSet, NOW, OTHER_SECRET, SECRET, SECURITY_KEY } from '../../support/key-set-service';
import {
  KIM,
  OTHER_SECURITY_KEY,
  REJECTED,
  rotatedKeySet as rotated,
  secretsOf,
  THIRD_SECRET,
} from '../../support/rotated-key-set';

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

  it('leaves what was sealed anew under another vault key while the provider was asked', async () => {
    const { ports, rows, id } = await rotated(0);
    const rekey = async (): Promise<Verification> => {
      const row = rows.get(id)!;
      const primarySecurityKey = { ...row.secrets.primarySecurityKey!, sealed: 'anew' };
      rows.set(id, { ...row, hookTokenSealed: 'anew', secrets: { ...row.secrets, primarySecurityKey } });
      return GOOD;
    };
    const service = createKeySets({ ...ports, provider: { ...ports.provider, verify: rekey } });
    await service.rotate(id, { which: 'secret', key: OTHER_SECRET, version: 1 }, KIM);
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, SECRET]);
    expect(rows.get(id)).toMatchObject({
      hookTokenSealed: 'anew',
      secrets: { primarySecurityKey: { sealed: 'anew' } },
    });
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

  it('drops an old key that no longer opens, which would be in the way for good', async () => {
    const { ports, id } = await rotated(0);
    const vault = createVault({ keys: ['the-key-of-the-vault-was-lost-0123456789'] });
    const service = createKeySets({ ...ports, vault });
    await service.rotate(id, { which: 'secret', key: OTHER_SECRET, version: 1 }, KIM);
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, undefined]);
  });

  it('takes the same keys again when the stored ones no longer open', async () => {
    const { ports, id } = await rotated(1);
    const vault = createVault({ keys: ['the-key-of-the-vault-was-lost-0123456789'] });
    const service = createKeySets({ ...ports, vault });
    const { version } = await service.rotate(id, { which: 'secret', key: OTHER_SECRET, version: 2 }, KIM);
    await service.rotate(id, { which: 'security', key: SECURITY_KEY, version }, KIM);
    expect(await secretsOf({ service, id })).toEqual([OTHER_SECRET, undefined]);
    expect(await service.securityKeysOf(id)).toEqual([SECURITY_KEY]);
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
