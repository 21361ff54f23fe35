import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { Refund } from '../domain/refund';
import { changedColumn } from './changed-column';
import { createDueRows } from './due-rows';
import { givenIn, pageOf } from './list-pages';
import { pick, withoutNulls } from './pick';
import type { RefundRepository } from './ports';
import { problemColumn } from './problem-column';
import { withoutValuesIn } from './row-errors';
import { createRowWriter } from './row-writer';

const TABLE = 'commerce_refunds';

export const REFUND_FIELDS = [
  'refundId',
  'paymentKey',
  'orderId',
  'buyer',
  'environment',
  'state',
  'amount',
  'taxFreeAmount',
  'currency',
  'lines',
  'reason',
  'origin',
  'requestedBy',
  'requester',
  'requestedAt',
  'doneAt',
  'transactionKey',
  'refundReceiveAccount',
  'expectedBalance',
  'idempotencyKey',
  'failure',
  'problem',
  'traceId',
  'attempts',
  'nextCheckAt',
  'call',
] as const satisfies readonly (keyof Refund)[];

/** Refunds in the database. A refund is never deleted. */
export const createRefundRepository = (strapi: Core.Strapi): RefundRepository => {
  const refunds = () => strapi.db.query(UID.refund);
  const rows = createRowWriter(strapi, UID.refund);
  const due = createDueRows(strapi, UID.refund, 'nextCheckAt');
  const toRefund = (row: Record<string, unknown>): Refund => pick<Refund>(row, REFUND_FIELDS);

  return withoutValuesIn(TABLE, {
    async insert(refund) {
      await rows.insert([withoutNulls({ ...refund, ...problemColumn(refund), ...changedColumn(refund, Date.now()) })]);
    },

    async find(refundId) {
      const row = await refunds().findOne({ where: { refundId } });
      return row && row.refundId === refundId ? toRefund(row) : null;
    },

    ofPayment: async (paymentKey) =>
      (await refunds().findMany({ where: { paymentKey }, orderBy: { id: 'asc' } })).map(toRefund),

    list: (filter, paging) =>
      pageOf(refunds(), { where: givenIn(filter, ['buyer', 'paymentKey', 'state']) }, paging, toRefund),

    async askedBy(requester, currency, since) {
      const where = { requester, currency, requestedAt: { $gte: since }, state: { $ne: 'failed' } };
      let asked = 0;
      await strapi.db.transaction(async ({ trx }) => {
        const query = strapi.db.queryBuilder(UID.refund).where(where).select(['id']).getKnexQuery();
        const [row] = (await query.clearSelect().sum({ total: 'amount' }).transacting(trx)) as { total: unknown }[];
        asked = Number(row?.total ?? 0);
      });
      return asked;
    },

    async update(refundId, from, change) {
      const now = Date.now();
      const columns = { ...problemColumn(change), ...changedColumn(change, now) };
      const data = { ...change, ...columns, updatedAt: new Date(now) };
      return (await rows.update({ refundId, state: { $in: from } }, data)) === 1;
    },

    claimDue: async (now, until, limit) =>
      (await due.claimRows(now, until, limit)).map((row) => ({ ...toRefund(row), nextCheckAt: until })),
  });
};
