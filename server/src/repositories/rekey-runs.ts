import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { RekeyRun } from '../domain/rekey-run';
import { DuplicateRow } from './ports';
import type { RekeyRunRepository } from './rekey-run-port';
import { withoutValues, withoutValuesIn } from './row-errors';

const TABLE = 'commerce_rekey_runs';
const UID = `plugin::${PLUGIN_ID}.rekey-run`;

type Row = Record<string, unknown>;

/** Unique in the database: that is what guards "one at a time" when two people press the button. */
const SLOT = 'running';

const text = (length: number, column: Record<string, unknown> = {}) => ({
  type: 'string',
  columnType: { type: 'string', args: [length] },
  column,
});
/** One object each: Strapi writes the column's name into it. */
const big = () => ({ type: 'integer', columnType: { type: 'bigInteger' } });

/**
 * The table, outside of content types: no panel, no GraphQL and no export ever shows it, and losing it is bearable: a
 * walk that is lost is begun again. Called in `register`, before the tables are made.
 */
export const registerRekeyRunTable = (strapi: Core.Strapi): void => {
  const models = strapi.get('models') as { add: (model: Record<string, unknown>) => void };
  models.add({
    uid: UID,
    singularName: 'commerce-rekey-run',
    tableName: TABLE,
    attributes: {
      id: { type: 'increments' },
      runId: text(64, { unique: true, notNullable: true }),
      slot: text(16, { unique: true }),
      isDryRun: { type: 'boolean' },
      state: text(16),
      kid: text(16),
      startedAt: big(),
      startedBy: { type: 'text' },
      progressedAt: big(),
      endedAt: big(),
      total: big(),
      progress: { type: 'text' },
      version: { type: 'integer' },
    },
  });
};

const rowOf = ({ startedBy, progress, ...run }: RekeyRun): Row => ({
  ...run,
  slot: run.state === 'running' ? SLOT : null,
  startedBy: JSON.stringify(startedBy),
  progress: JSON.stringify(progress),
});

const runOf = (row: Row): RekeyRun => ({
  runId: String(row.runId),
  isDryRun: Boolean(row.isDryRun),
  state: row.state as RekeyRun['state'],
  kid: String(row.kid),
  startedAt: Number(row.startedAt),
  startedBy: JSON.parse(String(row.startedBy)) as RekeyRun['startedBy'],
  progressedAt: Number(row.progressedAt),
  endedAt: row.endedAt === null || row.endedAt === undefined ? null : Number(row.endedAt),
  total: Number(row.total),
  progress: JSON.parse(String(row.progress)) as RekeyRun['progress'],
  version: Number(row.version),
});

/** Walks over the sealed values, shared by all processes. */
export const createRekeyRunRepository = (strapi: Core.Strapi): RekeyRunRepository => {
  const runs = () => strapi.db.query(UID);

  const find = async (params: Record<string, unknown>): Promise<RekeyRun | null> => {
    const [row] = (await runs().findMany({ ...params, limit: 1 })) as Row[];
    return row ? runOf(row) : null;
  };

  return withoutValuesIn(TABLE, {
    async insert(run) {
      try {
        await withoutValues(TABLE, () => runs().createMany({ data: [rowOf(run)] }));
        return true;
      } catch (error) {
        if (error instanceof DuplicateRow) return false;
        throw error;
      }
    },

    last: () => find({ orderBy: { id: 'desc' } }),
    current: () => find({ where: { slot: SLOT } }),

    async update({ runId, ...run }, expectedVersion) {
      const where = { runId, version: expectedVersion };
      return (await runs().updateMany({ where, data: rowOf({ runId, ...run }) })).count === 1;
    },
  });
};
