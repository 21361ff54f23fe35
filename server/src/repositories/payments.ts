import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { Payment } from '../domain/payment';
import { changedColumn } from './changed-column';
import { declineColumns } from './decline-columns';
import { createDueRows } from './due-rows';
import { givenIn, pageOf } from './list-pages';
import { pick, withoutNulls } from './pick';
import type { PaymentChange, PaymentRepository } from './ports';
import { problemColumn } from './problem-column';
import { withoutValuesIn } from './row-errors';
import { createRowWriter, type WhereKey } from './row-writer';

const TABLE = 'commerce_payments';

export const PAYMENT_FIELDS = [
  'paymentKey',
  'orderId',
  'buyer',
  'provider',
  'environment',
  'keySetId',
  'state',
  'providerStatus',
  'method',
  'amount',
  'balanceAmount',
  'taxFreeAmount',
  'currency',
  'requestedAt',
  'approvedAt',
  'dueAt',
  'receiptUrl',
  'details',
  'failure',
  'problem',
  'webhookSecret',
  'idempotencyKey',
  'lastTransactionKey',
  'traceId',
  'attempts',
  'nextCheckAt',
  'lookAt',
  'revision',
  'isSurplus',
  'call',
  'nameKey',
  'emailKey',
  'last4',
] as const satisfies readonly (keyof Payment)[];

/** SQLite and MariaDB keep a boolean as a number; rows of an older version have no revision. */
export const toPayment = (row: Readonly<Record<string, unknown>>): Payment => {
  const payment = pick<Payment>(row, PAYMENT_FIELDS);
  return { ...payment, isSurplus: Boolean(payment.isSurplus), revision: payment.revision ?? 0 };
};

/** Payments in the database. */
export const createPaymentRepository = (strapi: Core.Strapi): PaymentRepository => {
  const payments = () => strapi.db.query(UID.payment);
  const rows = createRowWriter(strapi, UID.payment);
  /** A key that differs by a trailing space is the same to MariaDB's comparison, not to us. */
  const exactly = (row: Record<string, unknown> | null | undefined, paymentKey: string): Payment | null =>
    row && row.paymentKey === paymentKey ? toPayment(row) : null;
  const due = createDueRows(strapi, UID.payment, 'nextCheckAt');
  const dueLooks = createDueRows(strapi, UID.payment, 'lookAt');

  /** How many rows were written. */
  const change = async (where: WhereKey, by: PaymentChange): Promise<number> => {
    const now = Date.now();
    const columns = { ...problemColumn(by), ...declineColumns(by, now), ...changedColumn(by, now) };
    return rows.update(where, { ...by, ...columns, updatedAt: new Date(now) });
  };

  return withoutValuesIn(TABLE, {
    async insert(payment) {
      await rows.insert([
        withoutNulls({ ...payment, ...problemColumn(payment), ...changedColumn(payment, Date.now()) }),
      ]);
    },

    find: async (paymentKey) => exactly(await payments().findOne({ where: { paymentKey } }), paymentKey),

    async lock(paymentKey) {
      const row = () => strapi.db.queryBuilder(UID.payment).where({ paymentKey });
      // SQLite knows no lock of a row, and refuses at once who has read and then writes beside another process: who
      // begins with a write, be it of nothing new, waits for its turn.
      if (strapi.db.dialect.client === 'sqlite') await row().update({ paymentKey }).execute();
      return exactly(await row().select('*').forUpdate().first().execute(), paymentKey);
    },

    list: (filter, paging) =>
      pageOf(payments(), { where: givenIn(filter, ['buyer', 'orderId', 'state']) }, paging, toPayment),

    async update(paymentKey, by) {
      await change({ paymentKey }, by);
    },

    updateAt: async (paymentKey, revision, by) => (await change({ paymentKey, revision }, by)) === 1,

    claimDue: async (now, until, limit) =>
      (await due.claimRows(now, until, limit)).map((row) => ({ ...toPayment(row), nextCheckAt: until })),
    claimLooks: async (now, until, limit) =>
      (await dueLooks.claimRows(now, until, limit)).map((row) => ({ ...toPayment(row), lookAt: until })),
  });
};
