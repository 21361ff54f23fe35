import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { MailKind } from '../../../contracts/shop-settings';
import type { MailSlotRepository } from './mail-slot-port';
import { DuplicateRow } from './ports';
import { withoutValues, withoutValuesIn } from './row-errors';

const TABLE = 'commerce_mails';
const UID = `plugin::${PLUGIN_ID}.mail`;

type Row = { kind: MailKind; told: string; nextAt: number };

/**
 * The table, outside of content types: no panel, no GraphQL and no export ever shows it. Losing it is bearable: what is
 * wrong is told once more. Called in `register`, before the tables are made.
 */
export const registerMailTable = (strapi: Core.Strapi): void => {
  const models = strapi.get('models') as { add: (model: Record<string, unknown>) => void };
  models.add({
    uid: UID,
    singularName: 'commerce-mail',
    tableName: TABLE,
    attributes: {
      id: { type: 'increments' },
      kind: {
        type: 'string',
        columnType: { type: 'string', args: [16] },
        column: { unique: true, notNullable: true },
      },
      told: { type: 'text' },
      nextAt: { type: 'integer', columnType: { type: 'bigInteger' } },
    },
  });
};

const parsed = (text: string): string[] => {
  try {
    const told: unknown = JSON.parse(text);
    return Array.isArray(told) ? told.map(String) : [];
  } catch {
    return [];
  }
};

/** What is remembered of the e-mails, in the database. */
export const createMailSlots = (strapi: Core.Strapi): MailSlotRepository => {
  const rows = () => strapi.db.query(UID);

  const insert = async (row: Row): Promise<boolean> => {
    try {
      await withoutValues(TABLE, () => rows().createMany({ data: [row] }));
      return true;
    } catch (error) {
      if (error instanceof DuplicateRow) return false;
      throw error;
    }
  };

  const change = async (where: Partial<Row>, data: Partial<Row>): Promise<boolean> =>
    (await rows().updateMany({ where, data })).count === 1;

  return withoutValuesIn(TABLE, {
    async find(kind) {
      const row = (await rows().findOne({ where: { kind } })) as Row | null;
      return row && { kind, told: parsed(row.told), nextAt: Number(row.nextAt) };
    },

    claim: (kind, seen, until) =>
      seen
        ? change({ kind, nextAt: seen.nextAt }, { nextAt: until })
        : insert({ kind, told: JSON.stringify([]), nextAt: until }),

    keep: ({ kind, told, nextAt }, seenNextAt) =>
      change({ kind, nextAt: seenNextAt }, { told: JSON.stringify(told), nextAt }),
  });
};
