import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { ExportTicket, ExportTicketRepository } from './export-ticket-port';
import { deleteOldRows } from './old-rows';
import { withoutValuesIn } from './row-errors';

const TABLE = 'commerce_export_tickets';
const UID = `plugin::${PLUGIN_ID}.export-ticket`;

/**
 * The table, outside of content types: no panel, no GraphQL and no export ever shows it, and losing it is bearable.
 * Called in `register`, before the tables are made.
 */
export const registerExportTicketTable = (strapi: Core.Strapi): void => {
  const models = strapi.get('models') as { add: (model: Record<string, unknown>) => void };
  models.add({
    uid: UID,
    singularName: 'commerce-export-ticket',
    tableName: TABLE,
    attributes: {
      id: { type: 'increments' },
      ticketHash: {
        type: 'string',
        columnType: { type: 'string', args: [64] },
        column: { unique: true, notNullable: true },
      },
      request: { type: 'text' },
      expiresAt: { type: 'integer', columnType: { type: 'bigInteger' } },
    },
    indexes: [{ name: 'commerce_export_tickets_ix', columns: ['expires_at'] }],
  });
};

/** Tickets for downloads in the database, shared by all processes. */
export const createExportTicketRepository = (strapi: Core.Strapi): ExportTicketRepository => {
  const tickets = () => strapi.db.query(UID);

  return withoutValuesIn(TABLE, {
    async insert(ticket, now) {
      await deleteOldRows(strapi, UID, { column: 'expiresAt', before: now });
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
