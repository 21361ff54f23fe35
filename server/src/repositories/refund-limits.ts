import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { LimitSubject, StoredRefundLimit } from '../domain/refund-limit';
import type { RefundLimitRepository } from './refund-limit-port';
import { withoutValuesIn } from './row-errors';

const TABLE = 'commerce_refund_limits';

type Row = Omit<StoredRefundLimit, 'kind' | 'id'> & { subjectKind: StoredRefundLimit['kind']; subjectId: number };

const keyOf = ({ kind, id }: LimitSubject, currency: string): string => `${kind}:${id}:${currency}`;

const limitOfRow = ({ subjectKind, subjectId, ...row }: Row): StoredRefundLimit => ({
  kind: subjectKind,
  id: subjectId,
  currency: row.currency,
  perRefund: row.perRefund,
  perDay: row.perDay,
  version: row.version,
  modifiedAt: row.modifiedAt,
  modifiedBy: row.modifiedBy,
});

const rowOf = ({ kind, id, ...limit }: StoredRefundLimit) => ({
  ...limit,
  subjectKind: kind,
  subjectId: id,
  limitKey: keyOf({ kind, id }, limit.currency),
});

/** Limits of refunds in the database, one row for a role or token and a currency. */
export const createRefundLimitRepository = (strapi: Core.Strapi): RefundLimitRepository => {
  const limits = () => strapi.db.query(UID.refundLimit);

  return withoutValuesIn(TABLE, {
    list: async () => ((await limits().findMany({ orderBy: { id: 'asc' } })) as Row[]).map(limitOfRow),

    async lock(subjects, currency) {
      if (subjects.length === 0) return [];
      const keys = subjects.map((subject) => keyOf(subject, currency));
      const rows = await strapi.db
        .queryBuilder(UID.refundLimit)
        .where({ limitKey: { $in: keys } })
        .select('*')
        // In one order everywhere: two who wait for each other's row would end in a deadlock.
        .orderBy({ limitKey: 'asc' })
        .forUpdate()
        .execute<Row[]>();
      return rows.map(limitOfRow);
    },

    async save(limit, expectedVersion) {
      const row = rowOf(limit);
      if (expectedVersion === 0) {
        await limits().createMany({ data: [row] });
        return true;
      }
      const where = { limitKey: row.limitKey, version: expectedVersion };
      const { count } = await limits().updateMany({ where, data: { ...row, updatedAt: new Date() } });
      return count === 1;
    },
  });
};
