import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { WebhookDelivery } from '../domain/webhook';
import { despiteDeadlocks } from './deadlocks';
import { createDueRows } from './due-rows';
import { givenIn, pageOf } from './list-pages';
import { deleteOldRows } from './old-rows';
import { pick } from './pick';
import { withoutValuesIn } from './row-errors';
import type { DeliverySummary, WebhookDeliveryRepository } from './webhook-delivery-port';

const TABLE = 'commerce_webhook_deliveries';

const SUMMARY_FIELDS = [
  'deliveryId',
  'keySetId',
  'dedupeKey',
  'kind',
  'envelope',
  'paymentKey',
  'orderId',
  'receivedAt',
  'state',
  'attempts',
  'nextAttemptAt',
  'result',
  'duplicates',
  'transmissionId',
  'transmittedAt',
  'retriedCount',
] as const satisfies readonly (keyof DeliverySummary)[];

const FIELDS = [
  ...SUMMARY_FIELDS,
  'headers',
  'body',
  'bodyEncoding',
] as const satisfies readonly (keyof WebhookDelivery)[];

const OVER = ['done', 'ignored', 'failed'];
const OPEN = ['received', 'waiting'];

/** Webhooks that arrived, in the database. No value of a failed statement gets out: a body holds names and secrets. */
export const createWebhookDeliveryRepository = (strapi: Core.Strapi): WebhookDeliveryRepository => {
  const deliveries = () => strapi.db.query(UID.webhookDelivery);
  const due = createDueRows(strapi, UID.webhookDelivery, 'nextAttemptAt');
  const toDelivery = (row: Record<string, unknown>): WebhookDelivery => pick<WebhookDelivery>(row, FIELDS);

  const change = async (where: Record<string, unknown>, data: Record<string, unknown>): Promise<boolean> => {
    const { count } = await deliveries().updateMany({ where, data: { ...data, updatedAt: new Date() } });
    return count > 0;
  };

  return withoutValuesIn(TABLE, {
    // The same webhook comes several times at once, while others are claimed: none of that is a reason to refuse it.
    async insert(arrived) {
      await despiteDeadlocks(() => deliveries().createMany({ data: arrived.map((delivery) => ({ ...delivery })) }));
    },

    async known(dedupeKeys) {
      const rows = await deliveries().findMany({
        select: ['dedupeKey'],
        where: { dedupeKey: { $in: [...dedupeKeys] } },
      });
      return new Set(rows.map(({ dedupeKey }) => dedupeKey as string));
    },

    async countDuplicates(dedupeKeys, times, now) {
      const { connection } = strapi.db;
      const unlessGivenUp = (column: string, value: number) =>
        connection.raw("case when state = 'failed' then ? else ?? end", [value, column]);
      // MySQL and MariaDB set from left to right: the state, which the others ask for, comes last.
      const counted = {
        duplicates: connection.raw('duplicates + ?', [times]),
        updated_at: new Date(),
        attempts: unlessGivenUp('attempts', 0),
        next_attempt_at: unlessGivenUp('next_attempt_at', now),
        state: connection.raw("case when state = 'failed' then 'received' else state end"),
      };
      await despiteDeadlocks(async () => {
        await strapi.db
          .getConnection(TABLE)
          .whereIn('dedupe_key', [...dedupeKeys])
          .update(counted);
      });
    },

    async find(deliveryId) {
      const row = await deliveries().findOne({ where: { deliveryId } });
      return row && row.deliveryId === deliveryId ? toDelivery(row) : null;
    },

    async findByDedupeKey(dedupeKey) {
      const row = await deliveries().findOne({ where: { dedupeKey } });
      return row ? toDelivery(row) : null;
    },

    list(filter, paging) {
      const wanted = { select: [...SUMMARY_FIELDS], where: givenIn(filter, ['state', 'kind', 'keySetId']) };
      return pageOf(deliveries(), wanted, paging, (row) => pick<DeliverySummary>(row, SUMMARY_FIELDS));
    },

    claimDue: async (now, until, limit) =>
      (await due.claimRows(now, until, limit)).map((row) => ({ ...toDelivery(row), nextAttemptAt: until })),

    // Lost in a deadlock with a claim, it would wait until the claim ends.
    finish: (deliveryId, claimedUntil, by) =>
      despiteDeadlocks(() => change({ deliveryId, nextAttemptAt: claimedUntil, state: { $in: OPEN } }, { ...by })),

    requeue: (deliveryId, now) => change({ deliveryId }, { state: 'received', attempts: 0, nextAttemptAt: now }),

    sweep: (before) =>
      deleteOldRows(strapi, UID.webhookDelivery, { column: 'receivedAt', before, where: { state: { $in: OVER } } }),
  });
};
