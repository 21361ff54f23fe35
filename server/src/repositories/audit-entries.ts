import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { AuditEntry, AuditRow } from '../domain/audit-entry';
import type { AuditCursor, AuditEntryRepository, AuditFilter } from './audit-entry-port';
import { pageOf } from './list-pages';
import { pick } from './pick';
import { withoutValuesIn } from './row-errors';
import { createRowWriter } from './row-writer';

const TABLE = 'commerce_audit_entries';

const FIELDS = [
  ...['id', 'entryId', 'format', 'at', 'actorKind', 'actorId', 'actorName', 'action'],
  ...['subjectKind', 'subjectId', 'subjectName', 'changes', 'details', 'signature', 'signedWith'],
  ...['witness', 'sequence', 'previousHash', 'hash'],
] as (keyof AuditRow)[];

const toRow = (row: Record<string, unknown>): AuditRow => pick<AuditRow>(row, FIELDS);

const NEWEST_FIRST = [{ at: 'desc' }, { id: 'desc' }];

const whereOf = ({ from, to, ...equal }: AuditFilter): Record<string, unknown> => {
  const given = Object.entries(equal).filter(([, value]) => value !== undefined);
  const at = { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) };
  return { ...Object.fromEntries(given), ...(Object.keys(at).length > 0 ? { at } : {}) };
};

/** `at` alone bounds the index; the second part only trims the rows of that very millisecond. */
const afterOf = ({ at, id }: AuditCursor) => [
  { at: { $lte: at } },
  { $or: [{ at: { $lt: at } }, { id: { $lt: id } }] },
];

/** The audit trail in the database. */
export const createAuditEntryRepository = (strapi: Core.Strapi): AuditEntryRepository => {
  const entries = () => strapi.db.query(UID.auditEntry);
  const rows = createRowWriter(strapi, UID.auditEntry);
  const find = async (params: Record<string, unknown>): Promise<AuditRow[]> =>
    (await entries().findMany(params)).map(toRow);

  return withoutValuesIn(TABLE, {
    async append(entry) {
      await rows.insert([{ ...entry } satisfies Partial<AuditEntry>]);
    },

    async find(entryId) {
      const row = await entries().findOne({ where: { entryId } });
      return row && toRow(row);
    },

    list: (filter, paging) => pageOf(entries(), { where: whereOf(filter), orderBy: NEWEST_FIRST }, paging, toRow),

    after: (filter, cursor, limit) =>
      find({ where: { $and: [whereOf(filter), ...(cursor ? afterOf(cursor) : [])] }, orderBy: NEWEST_FIRST, limit }),

    // Sorted here: asked for in order, a database may walk the whole table by its ids to find the few.
    unchained: async (limit) =>
      (await find({ where: { sequence: { $null: true } }, limit })).sort((one, other) => one.id - other.id),

    chainedAfter: (sequence, limit) =>
      find({
        where: { sequence: sequence === null ? { $notNull: true } : { $gt: sequence } },
        orderBy: { sequence: 'asc' },
        limit,
      }),

    // In two: asked for the row in this order, MariaDB sorts the whole trail, since Strapi adds the id the other way round.
    async last() {
      const greatest = strapi.db.queryBuilder(UID.auditEntry).max('sequence').first();
      const found = await greatest.execute<{ max: unknown } | null>();
      if (found?.max === null || found?.max === undefined) return null;
      const [row] = await find({ where: { sequence: Number(found.max) }, limit: 1 });
      return row ?? null;
    },

    // By the row's id alone: a search for `sequence is null` would lock that part of the index on MariaDB, and with it
    // those who write entries. Whoever chains holds the head's lock.
    async chain(id, link) {
      await entries().updateMany({ where: { id }, data: { ...link } });
    },
  });
};
