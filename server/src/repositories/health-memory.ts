import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { RememberedFinding } from '../domain/health-memory';
import type { HealthMemory } from './health-memory-port';
import { pick } from './pick';
import { insertUnlessThere, withoutValuesIn } from './row-errors';
import { addSideTable, keyColumn, wholeColumn } from './side-tables';

const TABLE = 'commerce_health_memory';
const UID = `plugin::${PLUGIN_ID}.health-memory`;

const FIELDS = [
  'findingId',
  'firstSeenAt',
  'told',
  'missingSince',
] as const satisfies readonly (keyof RememberedFinding)[];

/** Adds the table, before tables are made. Losing it is bearable: what is serious is told once more. */
export const registerHealthMemoryTable = (strapi: Core.Strapi): void => {
  addSideTable(strapi, {
    uid: UID,
    singularName: 'commerce-health-memory',
    tableName: TABLE,
    columns: {
      findingId: keyColumn(191),
      firstSeenAt: wholeColumn(),
      told: { type: 'text' },
      missingSince: wholeColumn(),
    },
  });
};

/** The memory in the database. */
export const createHealthMemory = (strapi: Core.Strapi): HealthMemory => {
  const rows = () => strapi.db.query(UID);
  const among = (findingIds: readonly string[]) => ({ findingId: { $in: [...findingIds] } });

  const change = async (where: Record<string, unknown>, data: Partial<RememberedFinding>): Promise<number> =>
    (await rows().updateMany({ where, data })).count;

  const remove = async (where: Record<string, unknown>): Promise<number> => (await rows().deleteMany({ where })).count;

  return withoutValuesIn(TABLE, {
    list: async () => (await rows().findMany({})).map((row) => pick<RememberedFinding>(row, FIELDS)),

    async remember(findingIds, now) {
      // Another process may see one in the same moment.
      for (const findingId of findingIds)
        await insertUnlessThere(TABLE, () => rows().createMany({ data: [{ findingId, firstSeenAt: now }] }));
    },

    markTold: async (findingId, told) => (await change({ findingId, told: { $null: true } }, { told })) === 1,

    async markMissing(findingIds, now) {
      if (findingIds.length > 0)
        await change({ ...among(findingIds), missingSince: { $null: true } }, { missingSince: now });
    },

    async markBack(findingIds) {
      if (findingIds.length > 0) await change(among(findingIds), { missingSince: null });
    },

    clear: async (findingId, missingSince) => (await remove({ findingId, missingSince })) === 1,

    async forget(findingIds) {
      if (findingIds.length > 0) await remove({ ...among(findingIds), told: { $null: true } });
    },
  });
};
