import type { AuditEntryView, AuditFinding, AuditVerificationView } from '../../contracts/audit';
import { startHost, type Host } from '../support/host-app';
import type { ApiClient } from '../support/host/api';
import { anEntry } from '../support/memory-audit-trail';
import { serviceIn } from '../support/open-shop';

const PATH = '/commerce-payments/audit-entries';
const TABLE = 'commerce_audit_entries';
const HEADS = 'commerce_audit_heads';

type Row = Record<string, unknown>;

let host: Host;
let admin: ApiClient;
beforeAll(async () => {
  host = await startHost();
  admin = await host.admin();
});
afterAll(() => host?.stop());

const audit = () => serviceIn(host, 'audit');
const knex = () => host.strapi.db.connection;
const rowAt = async (sequence: number): Promise<Row> => (await knex()(TABLE).where({ sequence }).first()) as Row;

const verify = async (): Promise<AuditVerificationView> => {
  const { status, body, text } = await admin.post<AuditVerificationView>(`${PATH}/verify-chain`);
  if (status !== 200) throw new Error(text);
  return body.data;
};
const found = async (): Promise<Partial<AuditFinding>[]> =>
  (await verify()).findings.map(({ kind, sequence, until }) => ({ kind, sequence, until }));

describe('the trail', () => {
  it('is one chain, however many write and chain at once', async () => {
    const writers = Array.from({ length: 120 }, (_, index) => audit().record(anEntry(index)));
    const chainers = Array.from({ length: 6 }, async () => {
      for (let turn = 0; turn < 5; turn += 1) await audit().chain();
    });
    await Promise.all([...writers, ...chainers]);
    await audit().chain();
    const sequences = (await knex()(TABLE).orderBy('sequence').select('sequence')) as Row[];
    expect(sequences.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
    expect(await verify()).toMatchObject({
      findings: [],
      next: null,
      checked: 120,
      end: { sequence: 120, isSigned: true, unchained: 0 },
    });
  });

  it('says nothing of what was undone', async () => {
    const undone = host.strapi.db.transaction(async () => {
      await audit().record({ ...anEntry(), subject: { kind: 'product', id: 'undone' } });
      throw new Error('Undone');
    });
    await expect(undone).rejects.toThrow('Undone');
    const { body } = await admin.get<AuditEntryView[]>(`${PATH}?subjectKind=product&subjectId=undone`);
    expect(body.data).toEqual([]);
  });

  it('is closed to the Content Manager and to its API', async () => {
    for (const type of ['audit-entry', 'audit-head']) {
      const path = `/content-manager/collection-types/plugin::commerce-payments.${type}`;
      expect((await admin.get(path)).status).toBe(403);
      expect((await admin.post(path, {})).status).toBe(403);
    }
  });
});

describe('with the database alone', () => {
  /** Changes rows by SQL, sees what is named, and puts them back. */
  const tampered = async (sequences: number[], tamper: () => Promise<unknown>): Promise<Partial<AuditFinding>[]> => {
    const before = await Promise.all(sequences.map(rowAt));
    const head = (await knex()(HEADS).first()) as Row;
    await tamper();
    const findings = await found();
    const ids = before.map(({ id }) => id as number);
    await knex()(TABLE).whereIn('id', ids).orWhere('sequence', '>', 120).delete();
    if (before.length > 0) await knex()(TABLE).insert(before);
    await knex()(HEADS).update(head);
    expect(await found()).toEqual([]);
    return findings;
  };

  it.each([
    ['actor_name', 'Somebody else'],
    ['actor_id', '2'],
    ['action', 'refund.created'],
    ['at', 1],
    ['subject_id', 'another'],
    ['changes', '{}'],
    ['details', '{"amount":1}'],
    ['witness', 'forged'],
    ['hash', 'f'.repeat(64)],
  ])('a changed %s is named', async (column, value) => {
    const findings = await tampered([7], () =>
      knex()(TABLE)
        .where({ sequence: 7 })
        .update({ [column]: value })
    );
    expect(findings).toEqual([{ kind: 'changed', sequence: 7, until: null }]);
  });

  it('entries taken from the middle and from the end are named', async () => {
    expect(await tampered([40, 41], () => knex()(TABLE).whereIn('sequence', [40, 41]).delete())).toEqual([
      { kind: 'removed', sequence: 40, until: 41 },
    ]);
    expect(await tampered([119, 120], () => knex()(TABLE).whereIn('sequence', [119, 120]).delete())).toEqual([
      { kind: 'removed', sequence: 119, until: 120 },
    ]);
  });

  it('two that changed places are named', async () => {
    const swap = async () => {
      await knex()(TABLE).where({ sequence: 8 }).update({ sequence: 999 });
      await knex()(TABLE).where({ sequence: 9 }).update({ sequence: 8 });
      await knex()(TABLE).where({ sequence: 999 }).update({ sequence: 9 });
    };
    expect(await tampered([8, 9], swap)).toEqual([
      { kind: 'changed', sequence: 8, until: null },
      { kind: 'changed', sequence: 9, until: null },
    ]);
  });

  it('one written by somebody else is named, waiting or in the chain', async () => {
    const { id: _id, document_id: _documentId, ...row } = await rowAt(5);
    const forged = { ...row, entry_id: 'aud_forged', actor_name: 'Nobody' };
    const waiting = { sequence: null, hash: null, previous_hash: null, witness: null };
    expect(await tampered([], () => knex()(TABLE).insert({ ...forged, ...waiting }))).toEqual([
      { kind: 'unproven', sequence: 121, until: null },
    ]);
    const behind = () => knex()(TABLE).insert({ ...forged, sequence: 121 });
    expect(await tampered([], behind)).toEqual(
      expect.arrayContaining([
        { kind: 'changed', sequence: 121, until: null },
        { kind: 'head', sequence: 120, until: null },
      ])
    );
  });

  it('an end that is gone, put back or signed by nobody is named', async () => {
    expect(await tampered([], () => knex()(HEADS).update({ sequence: 100 }))).toEqual(
      expect.arrayContaining([{ kind: 'head', sequence: 100, until: null }])
    );
    expect(await tampered([], () => knex()(HEADS).update({ signature: 'f'.repeat(64) }))).toEqual([
      { kind: 'head', sequence: 120, until: null },
    ]);
    const head = (await knex()(HEADS).first()) as Row;
    await knex()(HEADS).delete();
    const findings = await found();
    await knex()(HEADS).insert(head);
    expect(findings).toEqual([{ kind: 'head', sequence: 120, until: null }]);
  });
});
