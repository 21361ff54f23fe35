import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { ExportTicket, ExportTicketRepository } from './export-ticket-port';
import { deleteOldRows } from './old-rows';
import { withoutValuesIn } from './row-errors';
import { addSideTable, keyColumn, wholeColumn } from './side-tables';

const TABLE = 'commerce_export_tickets';
const UID = `plugin::${PLUGIN_ID}.export-ticket`;

/** Adds the table, before tables are made. Losing it is bearable. */
export const registerExportTicketTable = (strapi: Core.Strapi): void => {
  addSideTable(strapi, {
    uid: UID,
    singularName: 'commerce-export-ticket',
    tableName: TABLE,
    columns: {
      ticketHash: keyColumn(64),
      request: { type: 'text' },
      expiresAt: wholeColumn(),
    },
    indexes: [{ name: 'commerce_export_tickets_ix', columns: ['expires_at'] }],
  });
};

/** Tickets for downloads in the database, shared by all processes. */
export const createExportTicketRepository = (strapi: Core.Strapi): ExportTicketRepository => {
  const tickets = () => strapi.db.query(UID);

  return withoutValuesIn(TABLE, {
    async clear(now) {
      await deleteOldRows(strapi, UID, { column: 'expiresAt', before: now });
    },

    async insert(ticket) {
      await tickets().createMany({ data: [{ ...ticket }] });
    },

    async take(ticketHash) {
      const found = (await tickets().findOne({ where: { ticketHash } })) as ExportTicket | null;
      if (!found) return null;
      const { count } = await tickets().deleteMany({ where: { ticketHash } });
      return count === 1 ? found : null;
    },
  });
};
