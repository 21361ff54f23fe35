import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { deleteOldRows } from './old-rows';
import { insertUnlessThere, withoutValuesIn } from './row-errors';
import { addSideTable, keyColumn, textColumn, wholeColumn } from './side-tables';

const TABLE = 'commerce_idempotency_records';
const UID = `plugin::${PLUGIN_ID}.idempotency-record`;

/** One `Idempotency-Key` and what came of it. Times in epoch milliseconds. */
export type IdempotencyRecord = {
  keyHash: string;
  bodyHash: string;
  /** The number that what is made gets: a repeat after a crash makes the same thing, not another one. */
  subject: string;
  status: number | null;
  answer: string | null;
  leaseUntil: number;
  expiresAt: number;
};

export type IdempotencyRepository = {
  /** `false` when a record with this key is there already. */
  insert: (record: IdempotencyRecord) => Promise<boolean>;
  find: (keyHash: string) => Promise<IdempotencyRecord | null>;
  /** Takes over a request whose process is gone: `true` for exactly one of those who try. */
  takeOver: (record: IdempotencyRecord, leaseUntil: number) => Promise<boolean>;
  finish: (keyHash: string, outcome: { status: number; answer: string }) => Promise<void>;
  release: (keyHash: string) => Promise<void>;
  forget: (keyHash: string) => Promise<void>;
  sweep: (now: number) => Promise<number>;
};

/** Adds the table, before tables are made. Losing it is bearable. */
export const registerIdempotencyTable = (strapi: Core.Strapi): void => {
  addSideTable(strapi, {
    uid: UID,
    singularName: 'commerce-idempotency-record',
    tableName: TABLE,
    columns: {
      keyHash: keyColumn(64),
      bodyHash: textColumn(64),
      subject: textColumn(64),
      status: { type: 'integer' },
      answer: { type: 'text' },
      leaseUntil: wholeColumn(),
      expiresAt: wholeColumn(),
    },
    indexes: [{ name: 'commerce_idempotency_expires_ix', columns: ['expires_at'] }],
  });
};

/** `Idempotency-Key`s in the database, shared by all processes. */
export const createIdempotencyRepository = (strapi: Core.Strapi): IdempotencyRepository => {
  const records = () => strapi.db.query(UID);

  return withoutValuesIn(TABLE, {
    insert: (record) => insertUnlessThere(TABLE, () => records().createMany({ data: [{ ...record }] })),

    find: (keyHash) => records().findOne({ where: { keyHash } }),

    async takeOver({ keyHash, leaseUntil: seen }, leaseUntil) {
      const { count } = await records().updateMany({ where: { keyHash, leaseUntil: seen }, data: { leaseUntil } });
      return count === 1;
    },

    async finish(keyHash, outcome) {
      await records().updateMany({ where: { keyHash }, data: outcome });
    },

    async release(keyHash) {
      await records().updateMany({ where: { keyHash }, data: { leaseUntil: 0 } });
    },

    async forget(keyHash) {
      await records().deleteMany({ where: { keyHash } });
    },

    sweep: (now) => deleteOldRows(strapi, UID, { column: 'expiresAt', before: now }),
  });
};
