import type { AuditFinding, AuditVerificationView } from '../../contracts/audit';
import type { AuditHead, AuditRow } from '../../server/src/domain/audit-entry';
import type {
  AuditEntryRepository,
  AuditFilter,
  AuditHeadRepository,
} from '../../server/src/repositories/audit-entry-port';
import { createAudit } from '../../server/src/services/audit/audit';
import type { NewAuditEntry } from '../../server/src/services/audit/audit-port';
import { createSigner } from '../../server/src/vault/signer';
import { createMemoryTables } from './memory-tables';

export const VAULT_KEY = 'the first vault key of the tests, long enough';
export const NEXT_VAULT_KEY = 'the second vault key of the tests, long enough';

const fits = (row: AuditRow, { from, to, ...equal }: AuditFilter): boolean =>
  Object.entries(equal).every(([field, value]) => value === undefined || row[field as keyof AuditRow] === value) &&
  row.at >= (from ?? 0) &&
  row.at <= (to ?? Number.MAX_SAFE_INTEGER);

const newestFirst = (one: AuditRow, other: AuditRow): number => other.at - one.at || other.id - one.id;

const entriesIn = (rows: AuditRow[]): AuditEntryRepository => {
  const byId = new Map<number, AuditRow>();
  const chained = () =>
    rows
      .filter(({ sequence }) => sequence !== null)
      .sort((one, other) => Number(one.sequence) - Number(other.sequence));
  return {
    async append(entry) {
      const row = { ...entry, id: byId.size + 1, witness: null, sequence: null, previousHash: null, hash: null };
      byId.set(row.id, row);
      rows.push(row);
    },
    find: async (entryId) => rows.find((row) => row.entryId === entryId) ?? null,
    list: async (filter, { page, pageSize }) => {
      const found = rows.filter((row) => fits(row, filter)).sort(newestFirst);
      return { rows: found.slice((page - 1) * pageSize, page * pageSize), total: found.length };
    },
    after: async (filter, cursor, limit) =>
      rows
        .filter((row) => fits(row, filter))
        .sort(newestFirst)
        .filter((row) => !cursor || row.at < cursor.at || (row.at === cursor.at && row.id < cursor.id))
        .slice(0, limit),
    async unchained(limit) {
      const found: AuditRow[] = [];
      for (const row of rows) if (row.sequence === null && found.push(row) === limit) break;
      return found;
    },
    chainedAfter: async (sequence, limit) =>
      chained()
        .filter((row) => sequence === null || Number(row.sequence) > sequence)
        .slice(0, limit),
    async last() {
      let last: AuditRow | null = null;
      for (const row of rows) if (row.sequence !== null && row.sequence > (last?.sequence ?? -1)) last = row;
      return last;
    },
    chain: async (id, link) => void Object.assign(byId.get(id) ?? rows.find((row) => row.id === id) ?? {}, link),
  };
};

const headsIn = (store: { head: AuditHead | null }): AuditHeadRepository => ({
  find: async () => store.head,
  begin: async (head) => void (store.head ??= head),
  lock: async () => store.head,
  move: async (head) => void (store.head = head),
});

/** The audit trail over rows in memory, which a test may change as somebody with the database could. */
export const createMemoryTrail = (keys: readonly string[] = [VAULT_KEY]) => {
  const rows: AuditRow[] = [];
  const store: { head: AuditHead | null } = { head: null };
  const time = { now: Date.UTC(2026, 0, 1) };
  const ports = {
    entries: entriesIn(rows),
    heads: headsIn(store),
    inTransaction: createMemoryTables().inTransaction,
    clock: () => time.now,
  };
  /** The trail of a process that has these keys. */
  const withKeys = (...others: string[]) => createAudit({ ...ports, signer: createSigner({ keys: others }) });
  return { ...withKeys(...keys), withKeys, rows, store, time };
};

export const anEntry = (index = 1): NewAuditEntry => ({
  actor: { kind: 'admin_user', id: '1', name: 'Kim' },
  action: 'stock.changed',
  subject: { kind: 'product', id: `product${index}`, name: 'SHIRT' },
  changes: { stock: { from: index, to: index + 1 } },
});

type Verifying = { verify: (after: AuditVerificationView['next']) => Promise<AuditVerificationView> };

/** All steps of a verification, one after the other. */
export const verifyAll = async ({
  verify,
}: Verifying): Promise<{ findings: AuditFinding[]; steps: AuditVerificationView[] }> => {
  const steps = [await verify(null)];
  for (let next = steps[0]?.next; next; next = steps.at(-1)?.next) steps.push(await verify(next));
  return { findings: steps.flatMap(({ findings }) => findings), steps };
};
