import fc from 'fast-check';
import type { AuditRow } from '../../../../server/src/domain/audit-entry';
import { hashOf } from '../../../../server/src/services/audit/links';
import { anEntry, createMemoryTrail, NEXT_VAULT_KEY, VAULT_KEY, verifyAll } from '../../../support/memory-audit-trail';

type Trail = ReturnType<typeof createMemoryTrail>;

const aTrail = async (count = 6, keys?: readonly string[]): Promise<Trail> => {
  const trail = createMemoryTrail(keys);
  for (let index = 1; index <= count; index += 1) await trail.record(anEntry(index));
  await trail.chain();
  return trail;
};

const rowAt = (trail: Trail, sequence: number): AuditRow => {
  const row = trail.rows.find((one) => one.sequence === sequence);
  if (!row) throw new Error(`No entry ${sequence}`);
  return row;
};

const remove = (trail: Trail, sequence: number): void =>
  void trail.rows.splice(trail.rows.indexOf(rowAt(trail, sequence)), 1);

/** Makes an entry's hash again, as somebody would who has read this code. */
const rehash = (row: AuditRow): void => {
  const { witness, sequence, previousHash } = row;
  if (witness && sequence !== null && previousHash !== null)
    row.hash = hashOf(row, { witness, sequence, previousHash });
};

describe('a chain that nobody touched', () => {
  it('is whole, from the first entry to the last', async () => {
    const { findings, steps } = await verifyAll(await aTrail());
    expect(findings).toEqual([]);
    expect(steps.at(-1)).toMatchObject({ next: null, checked: 6, total: 6, end: { sequence: 6, isSigned: true } });
  });

  it('is whole before anything was written down', async () => {
    expect((await verifyAll(createMemoryTrail())).findings).toEqual([]);
  });

  it('has what was written a moment ago chained before it is looked at', async () => {
    const trail = await aTrail();
    await trail.record(anEntry(7));
    const { steps } = await verifyAll(trail);
    expect(steps.at(-1)?.end).toMatchObject({ sequence: 7, unchained: 0 });
  });

  it('is walked along in steps, and may grow meanwhile', async () => {
    const trail = await aTrail(20_500);
    const { next, checked } = await trail.verify(null);
    for (let index = 0; index < 150; index += 1) await trail.record(anEntry(index));
    await trail.chain();
    expect([checked, await trail.verify(next)]).toEqual([
      20_000,
      expect.objectContaining({ next: null, findings: [], checked: 650, total: 20_650 }),
    ]);
  }, 30_000);
});

describe('what is named', () => {
  it('an entry that says something else now', async () => {
    const trail = await aTrail();
    const row = rowAt(trail, 3);
    row.actorName = 'Park';
    expect((await verifyAll(trail)).findings).toEqual([
      { kind: 'changed', sequence: 3, until: null, entryId: row.entryId, reason: null },
    ]);
  });

  it('an entry that was given a hash that fits', async () => {
    const trail = await aTrail();
    rowAt(trail, 3).changes = '{}';
    rehash(rowAt(trail, 3));
    const { findings } = await verifyAll(trail);
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'replaced', sequence: 3 }));
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'unproven', sequence: 3, reason: 'forged' }));
  });

  it('entries that are gone, in the middle and at the end', async () => {
    const trail = await aTrail();
    remove(trail, 2);
    remove(trail, 3);
    remove(trail, 6);
    expect((await verifyAll(trail)).findings).toEqual([
      expect.objectContaining({ kind: 'removed', sequence: 2, until: 3 }),
      expect.objectContaining({ kind: 'removed', sequence: 6, until: 6 }),
    ]);
  });

  it('the last entries gone together with the end that counted them', async () => {
    const trail = await aTrail();
    remove(trail, 6);
    Object.assign(trail.store.head ?? {}, { sequence: 5, hash: rowAt(trail, 5).hash });
    expect((await verifyAll(trail)).findings).toEqual([
      expect.objectContaining({ kind: 'head', reason: 'signature', sequence: 5 }),
    ]);
  });

  it('two entries that changed places', async () => {
    const trail = await aTrail();
    const [second, third] = [rowAt(trail, 2), rowAt(trail, 3)];
    [second.sequence, third.sequence] = [3, 2];
    expect((await verifyAll(trail)).findings).toEqual([
      expect.objectContaining({ kind: 'changed', sequence: 2, entryId: third.entryId }),
      expect.objectContaining({ kind: 'changed', sequence: 3, entryId: second.entryId }),
    ]);
  });

  it('an entry that the plugin did not write, though it was chained with the others', async () => {
    const trail = await aTrail();
    const forged = { ...rowAt(trail, 4), id: 99, entryId: 'aud_forged', actorName: 'Park' };
    trail.rows.push({ ...forged, witness: null, sequence: null, previousHash: null, hash: null });
    const { findings } = await verifyAll(trail);
    expect(findings).toEqual([expect.objectContaining({ kind: 'unproven', sequence: 7, entryId: 'aud_forged' })]);
  });

  it('an entry without a signature behind signed ones', async () => {
    const trail = await aTrail();
    await trail.withKeys().record(anEntry(7));
    expect((await verifyAll(trail)).findings).toEqual([
      expect.objectContaining({ kind: 'unproven', sequence: 7, reason: 'unsigned' }),
    ]);
  });

  it('all of it written anew, by somebody who has no key', async () => {
    const trail = await aTrail();
    rowAt(trail, 1).actorName = 'Park';
    for (const row of [...trail.rows]) Object.assign(row, { sequence: null, previousHash: null, hash: null });
    trail.store.head = null;
    trail.time.now += 20 * 60_000;
    await trail.withKeys().chain();
    Object.assign(trail.store.head ?? {}, { signature: null, signedWith: null });
    const { findings } = await verifyAll(trail);
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'unproven', sequence: 1, reason: 'forged' }));
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'resumed', reason: 'unsigned' }));
  });

  it('entries put in front of the first and between two', async () => {
    const trail = await aTrail();
    trail.rows.push({ ...rowAt(trail, 1), id: 98, sequence: 0 }, { ...rowAt(trail, 1), id: 99, sequence: 2.5 });
    expect((await verifyAll(trail)).findings.map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ['misplaced', 0],
      ['misplaced', 2.5],
    ]);
  });

  it('an end that is gone', async () => {
    const trail = await aTrail();
    trail.store.head = null;
    expect((await verifyAll(trail)).findings).toEqual([expect.objectContaining({ kind: 'head', reason: 'missing' })]);
  });

  it('an entry that waits for too long', async () => {
    const trail = await aTrail();
    await trail.withKeys(NEXT_VAULT_KEY).record(anEntry(7));
    expect((await verifyAll(trail)).findings).toEqual([]);
    Object.assign(trail.store.head ?? {}, { signedWith: 'nobodys', at: trail.time.now + 20 * 60_000 });
    trail.time.now += 20 * 60_000;
    expect((await verifyAll(trail)).findings).toContainEqual(expect.objectContaining({ kind: 'unchained' }));
  });
});

describe('whatever is changed', () => {
  const FIELDS = [
    ...['entryId', 'format', 'at', 'actorKind', 'actorId', 'actorName', 'action', 'subjectKind', 'subjectId'],
    ...['subjectName', 'changes', 'details', 'signature', 'signedWith', 'witness', 'sequence', 'previousHash', 'hash'],
  ] as (keyof AuditRow)[];

  const other = (value: string | number | null): fc.Arbitrary<string | number | null> =>
    fc
      .oneof<
        fc.Arbitrary<string | number | null>[]
      >(...(typeof value === 'number' ? [fc.integer({ min: -3, max: 2_000 })] : [fc.string(), fc.constant(null)]))
      .filter((made) => made !== value);

  it('in any field of any entry is found, also when its hash is made again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...FIELDS),
        fc.boolean(),
        fc.infiniteStream(fc.integer()),
        async (sequence, field, isRehashed, seeds) => {
          const trail = await aTrail();
          const row = rowAt(trail, sequence);
          const [seed = 1] = [...seeds.take(1)];
          const [made] = fc.sample(other(row[field]), { numRuns: 1, seed });
          Object.assign(row, { [field]: made });
          if (isRehashed && field !== 'hash') rehash(row);
          expect((await verifyAll(trail)).findings).not.toEqual([]);
        }
      ),
      { numRuns: 300 }
    );
  });

  it('in the end that is kept apart is found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<'sequence' | 'hash' | 'at' | 'signature' | 'signedWith'>(
          ...(['sequence', 'hash', 'at', 'signature', 'signedWith'] as const)
        ),
        fc.integer(),
        async (field, seed) => {
          const trail = await aTrail();
          const { head } = trail.store;
          const [made] = fc.sample(other(head?.[field] ?? null), { numRuns: 1, seed });
          trail.store.head = { ...head, [field]: made } as Trail['store']['head'];
          expect((await verifyAll(trail)).findings).not.toEqual([]);
        }
      ),
      { numRuns: 100 }
    );
  });
});

describe('keys of the vault', () => {
  it('may be replaced: what was signed before is still proven, also once the old key is gone', async () => {
    const trail = await aTrail();
    const both = trail.withKeys(NEXT_VAULT_KEY, VAULT_KEY);
    await both.chain();
    await both.record(anEntry(7));
    const after = trail.withKeys(NEXT_VAULT_KEY);
    const { findings, steps } = await verifyAll(after);
    expect([findings, steps.at(-1)?.end?.isSigned]).toEqual([[], true]);
  });

  it('when one is lost, the chain goes on after a while and says that it cannot vouch for what was before', async () => {
    const trail = await aTrail();
    const after = trail.withKeys(NEXT_VAULT_KEY);
    await after.record(anEntry(7));
    await after.chain();
    expect(trail.store.head?.sequence).toBe(6);
    trail.time.now += 11 * 60_000;
    const { findings } = await verifyAll(after);
    expect(findings).toEqual([expect.objectContaining({ kind: 'resumed', sequence: 7, reason: 'unknown_key' })]);
    expect(trail.store.head?.sequence).toBe(8);
  });

  it('without any, the chain holds, and is said to be unsigned', async () => {
    const { findings, steps } = await verifyAll(await aTrail(6, []));
    expect([findings, steps.at(-1)?.end?.isSigned]).toEqual([[], false]);
  });
});
