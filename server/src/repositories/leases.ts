import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { LeaseRepository } from './lease-port';
import { insertUnlessThere, withoutValuesIn } from './row-errors';
import { addSideTable, keyColumn, textColumn, wholeColumn } from './side-tables';

const TABLE = 'commerce_leases';
const UID = `plugin::${PLUGIN_ID}.lease`;

type Row = { name: string; owner: string; leaseUntil: number };

/** Adds the table, before tables are made. Losing it is bearable. */
export const registerLeaseTable = (strapi: Core.Strapi): void => {
  addSideTable(strapi, {
    uid: UID,
    singularName: 'commerce-lease',
    tableName: TABLE,
    columns: {
      name: keyColumn(64),
      owner: textColumn(64, { notNullable: true }),
      leaseUntil: wholeColumn(),
    },
  });
};

/**
 * Leases in the database, shared by all processes. Their clocks must agree to within a fraction of a lease; where they
 * do not, two processes work at once, which what runs under a lease has to bear.
 */
export const createLeaseRepository = (strapi: Core.Strapi): LeaseRepository => {
  const leases = () => strapi.db.query(UID);

  const insert = (row: Row): Promise<boolean> => insertUnlessThere(TABLE, () => leases().createMany({ data: [row] }));

  /** Compare-and-set on what was seen: of those who saw the same row one finds it unchanged. */
  const change = async (where: Partial<Row>, data: Partial<Row>): Promise<boolean> =>
    (await leases().updateMany({ where, data })).count === 1;

  return withoutValuesIn(TABLE, {
    async take({ name, owner, until }, now) {
      const seen = (await leases().findOne({ where: { name } })) as Row | null;
      if (!seen) return insert({ name, owner, leaseUntil: until });
      if (seen.leaseUntil > now) return false;
      return change({ name, owner: seen.owner, leaseUntil: seen.leaseUntil }, { owner, leaseUntil: until });
    },

    renew: ({ name, owner, until }) => change({ name, owner }, { leaseUntil: until }),

    async release(name, owner) {
      await change({ name, owner }, { leaseUntil: 0 });
    },
  });
};
