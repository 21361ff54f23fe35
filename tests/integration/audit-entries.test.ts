import type { AuditEntryView } from '../../contracts/audit';
import { PERMISSIONS } from '../../contracts/permissions';
import { startHost, type Host } from '../support/host-app';
import type { ApiClient } from '../support/host/api';
import { anEntry } from '../support/memory-audit-trail';
import { serviceIn } from '../support/open-shop';

const PATH = '/commerce-payments/audit-entries';
const TABLE = 'commerce_audit_entries';

let host: Host;
let admin: ApiClient;

const audit = () => serviceIn(host, 'audit');
const knex = () => host.strapi.db.connection;

describe('what is seen of it', () => {
  const entriesOf = async (query: string): Promise<AuditEntryView[]> => {
    const { status, body, text } = await admin.get<AuditEntryView[]>(`${PATH}?${query}`);
    if (status !== 200) throw new Error(text);
    return body.data;
  };

  beforeAll(async () => {
    host = await startHost();
    admin = await host.admin();
    for (let index = 1; index <= 58; index += 1) await audit().record(anEntry(index));
    await audit().record({
      actor: { kind: 'api_token', id: '7', name: '=cmd|"/c calc"!A1' },
      action: 'refund.created',
      subject: { kind: 'refund', id: 'rf_Case', name: null },
      details: { amount: 1_000, currency: 'KRW' },
    });
    await audit().record({ ...anEntry(500), subject: { kind: 'refund', id: 'rf_case', name: '환불' } });
    await audit().chain();
  });
  afterAll(() => host?.stop());

  it('is the newest first, page by page', async () => {
    const [first, second] = await entriesOf('pagination[pageSize]=2');
    expect([first?.sequence, second?.sequence]).toEqual([60, 59]);
    expect(second).toMatchObject({
      actor: { kind: 'api_token', id: '7' },
      subject: { kind: 'refund', id: 'rf_Case' },
      details: { amount: 1_000, currency: 'KRW' },
      witness: 'genuine',
    });
    const { body } = await admin.get(`${PATH}?pagination[page]=3&pagination[pageSize]=25`);
    expect([body.data, body.meta]).toMatchObject([
      { length: 10 },
      { pagination: { page: 3, pageSize: 25, pageCount: 3, total: 60 } },
    ]);
  });

  it('is narrowed by who, what, about what and when', async () => {
    expect(await entriesOf('actorKind=api_token&actorId=7')).toHaveLength(1);
    expect(await entriesOf('action=refund.created')).toHaveLength(1);
    expect(await entriesOf('subjectKind=refund&subjectId=rf_Case')).toHaveLength(1);
    expect(await entriesOf('subjectKind=refund')).toHaveLength(2);
    expect(await entriesOf('subjectKind=refund&actorKind=admin_user')).toHaveLength(1);
    const [newest] = await entriesOf('pagination[pageSize]=1');
    const after = new Date(Date.parse(newest?.at ?? '') + 1).toISOString();
    expect(await entriesOf(`from=${after}`)).toEqual([]);
    expect(await entriesOf(`to=${after}&pagination[pageSize]=1`)).toEqual([newest]);
  });

  it('refuses a question that cannot be asked', async () => {
    for (const query of ['actorId=7', 'subjectId=x', 'action=nothing', 'from=yesterday', 'where[id]=1', 'actorKind=x'])
      expect((await admin.get(`${PATH}?${query}`)).status).toBe(400);
    expect((await admin.post(`${PATH}/verify-chain`, { after: { sequence: -1 } })).status).toBe(400);
  });

  it('finds everything by an index', async () => {
    if (host.database.client !== 'sqlite') return;
    const asked: { sql: string; bindings: unknown[] }[] = [];
    const listen = (query: { sql: string; bindings: unknown[] }): void => {
      if (query.sql.startsWith('select') && query.sql.includes(TABLE)) asked.push(query);
    };
    knex().on('query', listen as never);
    for (const query of ['', 'action=stock.changed', 'actorKind=admin_user', 'actorKind=admin_user&actorId=1'])
      await entriesOf(query);
    for (const query of ['subjectKind=refund', 'subjectKind=refund&subjectId=rf_case', 'from=2020-01-01T00:00:00Z'])
      await entriesOf(query);
    await admin.get(`${PATH}/export?action=stock.changed`);
    await admin.post(`${PATH}/verify-chain`);
    knex().removeListener('query', listen as never);
    expect(asked.length).toBeGreaterThan(15);
    for (const { sql, bindings } of asked) {
      const plan = (await knex().raw(`explain query plan ${sql}`, bindings as never)) as { detail: string }[];
      for (const { detail } of plan) expect(`${sql}: ${detail}`).toMatch(/USING (COVERING )?INDEX|PRIMARY KEY/);
    }
  });

  it('is taken away as lines of JSON, all of it', async () => {
    const { headers, text } = await admin.get(`${PATH}/export`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="audit-trail-\d{4}-\d\d-\d\d\.ndjson"$/);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEntryView);
    expect(new Set(lines.map(({ sequence }) => sequence)).size).toBe(60);
    const times = lines.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(lines[1]).toMatchObject({
      subject: { id: 'rf_Case' },
      format: 1,
      hash: expect.stringMatching(/^[0-9a-f]+$/),
    });
  });

  it('is taken away as CSV, in which no cell is a formula', async () => {
    const { headers, text } = await admin.get(`${PATH}/export?format=csv&action=refund.created`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, line, end] = text.replace('\uFEFF', '').split('\r\n');
    expect(head).toMatch(/^sequence,at,actorKind,actorId,actorName,action,/);
    expect(line).toContain(`"'=cmd|""/c calc""!A1"`);
    expect(line).toContain('"{""amount"":1000,""currency"":""KRW""}"');
    expect(end).toBe('');
  });

  it('is taken away page by page, also where many have the same time', async () => {
    const at = Date.UTC(2020, 0, 1);
    const { id: _id, document_id: _documentId, ...row } = await knex()(TABLE).where({ sequence: 5 }).first();
    const waiting = { at, sequence: null, hash: null, previous_hash: null, witness: null };
    const copies = Array.from({ length: 1_100 }, (_, index) => ({ ...row, ...waiting, entry_id: `aud_${index}` }));
    await knex().batchInsert(TABLE, copies, 50);
    const { text } = await admin.get(`${PATH}/export?to=2020-01-02T00:00:00.000Z`);
    const sequences = text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as AuditEntryView).sequence);
    expect(new Set(sequences).size).toBe(1_100);
  }, 60_000);

  it('is for those who have the right', async () => {
    const { admins } = host;
    const others = Object.values(PERMISSIONS).filter((right) => right !== PERMISSIONS.auditRead);
    const none = await admins.login(await admins.accountWith(others));
    const reader = await admins.login(await admins.accountWith([PERMISSIONS.auditRead]));
    const asked = (client: ApiClient) => [
      client.get(PATH),
      client.get(`${PATH}/export`),
      client.post(`${PATH}/verify-chain`),
    ];
    expect((await Promise.all(asked(none))).map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await Promise.all(asked(reader))).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await host.http().get(PATH)).status).toBe(401);
  });
});
