import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { LeaseRepository } from './lease-port';
import { DuplicateRow } from './ports';
import { withoutValues, withoutValuesIn } from './row-errors';

const TABLE = 'commerce_leases';
const UID = `plugin::${PLUGIN_ID}.lease`;

type Row = { name: string; owner: string; leaseUntil: number };

const text = (column: Record<string, unknown>) => ({
  type: 'string',
  columnType: { type: 'string', args: [64] },
  column,
});

/**
 * The table, outside of content types: no panel, no GraphQL and no export ever shows it, and losing it is bearable.
 * Called in `register`, before the tables are made.
 */
export const registerLeaseTable = (strapi: Core.Strapi): void => {
  const models = strapi.get('models') as { add: (model: Record<string, unknown>) => void };
  models.add({
    uid: UID,
    singularName: 'commerce-lease',
    tableName: TABLE,
    attributes: {
      id: { type: 'increments' },
      name: text({ unique: true, notNullable: true }),
      owner: text({ notNullable: true }),
      leaseUntil: { type: 'integer', columnType: { type: 'bigInteger' } },
    },
  });
};

/**
 * Leases in the database, shared by all processes. Their clocks must agree to within a fraction of a lease; where they
 * do not, two processes work at once, which what runs under a lease has to bear.
 */
export const createLeaseRepository = (strapi: Core.Strapi): LeaseRepository => {
  const leases = () => strapi.db.query(UID);

  const insert = async (row: Row): Promise<boolean> => {
    try {
      await withoutValues(TABLE, () => leases().createMany({ data: [row] }));
      return true;
    } catch (error) {
      if (error instanceof DuplicateRow) return false;
      throw error;
    }
  };

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
