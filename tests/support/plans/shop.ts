import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import { openStore } from '../../../bench/history/database/store';
import { seed } from '../../../bench/seed';
import type { EventEndpointWithSecret } from '../../../contracts/event-endpoints';
import type { RefundView } from '../../../contracts/refunds';
import { rowsIn } from '../editor';
import { openHookedShop } from '../hooked-shop';
import type { ApiClient } from '../host/api';
import { ENCRYPTION_KEY } from '../host/app-folder';
import type { Host } from '../host-app';
import { publishProduct, serviceIn } from '../open-shop';
import { startReceiver } from '../receiver';
import { GROWING } from './tables';

const ORDERS = 2_000;
const PRODUCTS = 12;
/** Rows of tables that no history fills. */
const ROWS = 2_000;
const ROWS_AT_ONCE = 50;
const DAY_MS = 86_400_000;
const MARK = { type: 'type', name: 'playground', key: 'products_seeded' } as const;

const id = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;
const nth = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value;

const fill = async ({ strapi, database }: Host): Promise<void> => {
  await strapi.store?.set({ ...MARK, value: true });
  const place = { address: { client: database.client, url: database.url }, encryptionKey: ENCRYPTION_KEY };
  await seed(place, ['--orders', String(ORDERS), '--days', '120'], {
    now: Date.now(),
    out: { write: () => undefined },
  });
};

const addRows = async (host: Host, type: string, rowOf: (index: number) => object, rows = ROWS): Promise<void> => {
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    const length = Math.min(ROWS_AT_ONCE, rows - from);
    const data = Array.from({ length }, (_, index) => rowOf(from + index));
    await rowsIn(host, type).createMany({ data } as never);
  }
};

const auditRow = (index: number) => ({
  ...{
    entryId: id('aud'),
    format: 1,
    at: Date.now() - index * 3_600_000,
    actorKind: nth(['admin_user', 'system'], index),
  },
  ...{ actorId: String(index % 20), actorName: 'x', action: nth(['refund.created', 'payment.checked'], index) },
  ...{ subjectKind: nth(['refund', 'payment', 'product'], index), subjectId: `subject_${index}`, subjectName: null },
  ...{ changes: '{}', details: '{}', signature: null, signedWith: null, witness: null },
  ...{ sequence: null, previousHash: null, hash: null },
});

const idempotencyRow = (index: number) => ({
  ...{ keyHash: id('key'), bodyHash: id('body'), subject: id('ord'), status: 201, answer: '{}', leaseUntil: 0 },
  expiresAt: Date.now() + (index - 50) * 60_000,
});

const addDeliveries = async (host: Host, endpointIds: readonly string[]): Promise<void> => {
  const events = (await rowsIn(host, 'event').findMany({ select: ['eventId'], limit: ROWS } as never)) as unknown as {
    eventId: string;
  }[];
  const rowOf = (index: number) => ({
    ...{ deliveryId: id('dlv'), eventId: nth(events, index).eventId, log: [], lastStatus: 200, attempts: 1 },
    endpointId: nth(endpointIds, Math.floor(index / events.length)),
    ...{ state: index % 100 === 0 ? 'failed' : 'delivered', nextAttemptAt: null, lastError: null },
    ...{ queuedAt: Date.now() - (index % 29) * DAY_MS, deliveredAt: Date.now() },
  });
  await addRows(host, 'event-delivery', rowOf, events.length * endpointIds.length);
};

/** A history has no end users, and nothing that is due. */
const spread = async ({ strapi }: Host): Promise<void> => {
  const { connection: knex } = strapi.db;
  for (const table of ['commerce_orders', 'commerce_payments', 'commerce_refunds']) {
    await knex(table)
      .whereRaw('id % 2 = 0')
      .update({ buyer: knex.raw('id % 97') });
  }
};

/** Lets the time of some rows come, a few of the many. */
export const makeDue = async ({ strapi }: Host): Promise<void> => {
  const { connection: knex } = strapi.db;
  const due: [string, string][] = [
    ['commerce_payments', 'next_check_at'],
    ['commerce_payments', 'look_at'],
    ['commerce_refunds', 'next_check_at'],
    ['commerce_webhook_deliveries', 'next_attempt_at'],
    ['commerce_events', 'next_attempt_at'],
  ];
  for (const [place, [table, column]] of due.entries()) {
    await knex(table)
      .whereRaw(`id % 300 = ${place}`)
      .update({ [column]: Date.now() - 1 });
  }
};

const analyze = async ({ database }: Host): Promise<void> => {
  const store = await openStore({ client: database.client, url: database.url });
  await store.analyze(GROWING);
  await store.close();
};

const ACTIONS = ['order.create', 'order.find', 'payment.find', 'payment.confirm', 'refund.find', 'refund.create'];

/** Somebody who shops with an account of their own, where the shop opens it to them. */
const openEndUser = async (host: Host): Promise<ApiClient> => {
  const { db } = host.strapi;
  const role = await db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
  for (const action of ACTIONS) {
    await db.query('plugin::users-permissions.permission').create({
      data: { action: `plugin::commerce-payments.${action}`, role: role.id },
    });
  }
  const body = { username: 'kim', email: 'kim@example.com', password: 'Tests-Only-1' };
  const answer = await host.http().post('/api/auth/local/register', body);
  return host.api((answer.body as unknown as { jwt: string }).jwt);
};

/**
 * A shop with some thousand rows in every table that grows, and one of each thing to ask for.
 *
 * @param look at the host while its jobs run: afterwards they do not, so that all that is asked comes from the caller
 */
export const openFilledShop = async (look: (strapi: Core.Strapi) => void) => {
  const receiver = await startReceiver();
  const shop = await openHookedShop({
    plugins: { usersPermissions: true },
    pluginConfig: { webhooks: { allowPrivateAddresses: true } },
  });
  const { host } = shop;
  look(host.strapi);
  await serviceIn(host, 'jobs').stop(10_000);
  const admin = await host.admin();
  const product = await publishProduct(host, { price: 10_000, stock: 1_000 });
  for (let other = 1; other < PRODUCTS; other += 1)
    await publishProduct(host, { name: `상품 ${other}`, price: 1_000 * other });
  await fill(host);
  const endpoints: string[] = [];
  for (const path of ['/a', '/b']) {
    const made = await admin.post<EventEndpointWithSecret>('/commerce-payments/event-endpoints', {
      url: receiver.at(path),
    });
    endpoints.push(made.body.data.id);
  }
  await addRows(host, 'audit-entry', auditRow);
  await serviceIn(host, 'audit').chain(() => true);
  await addRows(host, 'idempotency-record', idempotencyRow);
  await addDeliveries(host, endpoints);
  await spread(host);
  await serviceIn(host, 'salesSums').work(() => true);
  await analyze(host);

  const { paymentKey, orderId } = (await shop.pay([{ product, quantity: 1 }])).body.data;
  const refund = await shop.full.post<RefundView>(`/payments/${paymentKey}/refunds`, {
    data: { reason: '표본', amount: 1 },
  });
  const delivery = await rowsIn(host, 'webhook-delivery').findOne({ where: { state: 'done' } } as never);
  const told = await rowsIn(host, 'event-delivery').findOne({ where: { state: 'failed' } } as never);
  const keySet = (await serviceIn(host, 'keySets').list()).find(({ kind }) => kind === 'widget');
  return {
    ...{ shop, host, admin, product, paymentKey, orderId, user: await openEndUser(host) },
    refundId: refund.body.data.refundId,
    endpointId: endpoints[0] ?? '',
    keySetId: keySet?.id ?? '',
    webhookId: String((delivery as { deliveryId: string } | null)?.deliveryId),
    deliveryId: String((told as { deliveryId: string } | null)?.deliveryId),
    eventId: String((told as { eventId: string } | null)?.eventId),
    close: async (): Promise<void> => {
      await shop.close();
      await receiver.close();
    },
  };
};

export type FilledShop = Awaited<ReturnType<typeof openFilledShop>>;
