import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { MailKind } from '../../../contracts/shop-settings';
import type { MailSlotRepository } from './mail-slot-port';
import { insertUnlessThere, withoutValuesIn } from './row-errors';
import { addSideTable, keyColumn, wholeColumn } from './side-tables';

const TABLE = 'commerce_mails';
const UID = `plugin::${PLUGIN_ID}.mail`;

type Row = { kind: MailKind; told: string; nextAt: number };

/** Adds the table, before tables are made. Losing it is bearable: what is wrong is told once more. */
export const registerMailTable = (strapi: Core.Strapi): void => {
  addSideTable(strapi, {
    uid: UID,
    singularName: 'commerce-mail',
    tableName: TABLE,
    columns: {
      kind: keyColumn(16),
      told: { type: 'text' },
      nextAt: wholeColumn(),
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

  const insert = (row: Row): Promise<boolean> => insertUnlessThere(TABLE, () => rows().createMany({ data: [row] }));

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
