import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { RekeyRun } from '../domain/rekey-run';
import type { RekeyRunRepository } from './rekey-run-port';
import { insertUnlessThere, withoutValuesIn } from './row-errors';
import { addSideTable, keyColumn, textColumn, wholeColumn } from './side-tables';

const TABLE = 'commerce_rekey_runs';
const UID = `plugin::${PLUGIN_ID}.rekey-run`;

type Row = Record<string, unknown>;

/** Unique in the database: that is what guards "one at a time" when two people press the button. */
const SLOT = 'running';

/** Adds the table, before tables are made. Losing it is bearable: a walk that is lost is begun again. */
export const registerRekeyRunTable = (strapi: Core.Strapi): void => {
  addSideTable(strapi, {
    uid: UID,
    singularName: 'commerce-rekey-run',
    tableName: TABLE,
    columns: {
      runId: keyColumn(64),
      slot: textColumn(16, { unique: true }),
      isDryRun: { type: 'boolean' },
      state: textColumn(16),
      kid: textColumn(16),
      startedAt: wholeColumn(),
      startedBy: { type: 'text' },
      progressedAt: wholeColumn(),
      endedAt: wholeColumn(),
      total: wholeColumn(),
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
    insert: (run) => insertUnlessThere(TABLE, () => runs().createMany({ data: [rowOf(run)] })),

    last: () => find({ orderBy: { id: 'desc' } }),
    current: () => find({ where: { slot: SLOT } }),

    async update({ runId, ...run }, expectedVersion) {
      const where = { runId, version: expectedVersion };
      return (await runs().updateMany({ where, data: rowOf({ runId, ...run }) })).count === 1;
    },
  });
};
