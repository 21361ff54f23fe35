import type { Core } from '@strapi/strapi';
import { SELF_TEST_KIND } from '../../../contracts/webhooks';
import { UID } from '../content-types/uids';
import { pick } from './pick';
import { withoutValuesIn } from './row-errors';
import type { DeliverySummary } from './webhook-delivery-port';
import type { HeardField, WebhookHeardRepository } from './webhook-heard-port';

const TABLE = 'commerce_webhook_deliveries';
const FIELDS = ['deliveryId', 'receivedAt', 'state', 'result'] as const satisfies readonly HeardField[];

/** What was last heard at webhook addresses, in the database. */
export const createWebhookHeardRepository = (strapi: Core.Strapi): WebhookHeardRepository => {
  const newest = async (where: Record<string, unknown>): Promise<Pick<DeliverySummary, HeardField> | null> => {
    const [row] = await strapi.db
      .query(UID.webhookDelivery)
      .findMany({ select: [...FIELDS], where, orderBy: { id: 'desc' }, limit: 1 });
    return row ? pick<Pick<DeliverySummary, HeardField>>(row, FIELDS) : null;
  };

  return withoutValuesIn(TABLE, {
    lastOf: (keySetId, kind) => newest({ keySetId, kind }),

    lastAt: async (keySetId) => {
      const found = await newest({ keySetId, kind: { $ne: SELF_TEST_KIND } });
      return found && Number(found.receivedAt);
    },

    async countUpTo(state, limit) {
      const some = strapi.db
        .getConnection(TABLE)
        .select('id')
        .where({ state })
        .limit(limit + 1);
      const rows = (await strapi.db.connection.count('* as total').from(some.as('some'))) as { total: unknown }[];
      const total = Number(rows[0]?.total ?? 0);
      return { count: Math.min(total, limit), isMore: total > limit };
    },
  });
};
