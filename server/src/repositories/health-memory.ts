import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { RememberedFinding } from '../domain/health-memory';
import type { HealthMemory } from './health-memory-port';
import { pick } from './pick';
import { DuplicateRow } from './ports';
import { withoutValues, withoutValuesIn } from './row-errors';

const TABLE = 'commerce_health_memory';
const UID = `plugin::${PLUGIN_ID}.health-memory`;

const FIELDS = [
  'findingId',
  'firstSeenAt',
  'told',
  'missingSince',
] as const satisfies readonly (keyof RememberedFinding)[];

/** A new one each time: Strapi writes the column's name into it. */
const instant = () => ({ type: 'integer', columnType: { type: 'bigInteger' } });

/**
 * The table, outside of content types: no panel, no GraphQL and no export ever shows it. Losing it is bearable: what is
 * serious is told once more. Called in `register`, before the tables are made.
 */
export const registerHealthMemoryTable = (strapi: Core.Strapi): void => {
  const models = strapi.get('models') as { add: (model: Record<string, unknown>) => void };
  models.add({
    uid: UID,
    singularName: 'commerce-health-memory',
    tableName: TABLE,
    attributes: {
      id: { type: 'increments' },
      findingId: {
        type: 'string',
        columnType: { type: 'string', args: [191] },
        column: { unique: true, notNullable: true },
      },
      firstSeenAt: instant(),
      told: { type: 'text' },
      missingSince: instant(),
    },
  });
};

/** The memory in the database. */
export const createHealthMemory = (strapi: Core.Strapi): HealthMemory => {
  const rows = () => strapi.db.query(UID);
  const among = (findingIds: readonly string[]) => ({ findingId: { $in: [...findingIds] } });

  const insert = async (findingId: string, firstSeenAt: number): Promise<void> => {
    try {
      await withoutValues(TABLE, () => rows().createMany({ data: [{ findingId, firstSeenAt }] }));
    } catch (error) {
      // Another process saw it in the same moment.
      if (!(error instanceof DuplicateRow)) throw error;
    }
  };

  const change = async (where: Record<string, unknown>, data: Partial<RememberedFinding>): Promise<number> =>
    (await rows().updateMany({ where, data })).count;

  const remove = async (where: Record<string, unknown>): Promise<number> => (await rows().deleteMany({ where })).count;

  return withoutValuesIn(TABLE, {
    list: async () => (await rows().findMany({})).map((row) => pick<RememberedFinding>(row, FIELDS)),

    async remember(findingIds, now) {
      for (const findingId of findingIds) await insert(findingId, now);
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
