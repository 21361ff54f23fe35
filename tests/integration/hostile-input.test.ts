import fc from 'fast-check';
import type { EventEndpointWithSecret } from '../../contracts/event-endpoints';
import { rowsIn } from '../support/editor';
import { keepFigures } from '../support/figures';
import { testDatabase } from '../support/host/database';
import { BODIES } from '../support/hostile/pieces';
import { problemOfAnswer } from '../support/hostile/judge';
import { hostileRequests, type HostileRequest, type Target } from '../support/hostile/requests';
import { sendRaw } from '../support/hostile/send';
import { knownHook, targetsOf, type HostileWorld } from '../support/hostile/world';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

/** How many bad requests there are in all. Fewer where the same statements are only slower. */
const COUNT = Number(process.env['TEST_HOSTILE'] ?? (testDatabase() === 'sqlite' ? 10_000 : 2_500));
const LANES = 8;
/** The same requests in every run: a generated one that happens to be good is no news. `TEST_SEED=n` for others. */
const SEED = Number(process.env['TEST_SEED'] ?? 11);
const RECEIVED = 'commerce_webhook_deliveries';
/** Refusals are remembered under their Idempotency-Key: that is no writing of what was asked for. */
const REMEMBERED = 'commerce_idempotency_records';
/**
 * What changes by itself: who does a job, how far the chain of the audit trail is, since when something is not well, and
 * the overview's sums.
 */
const CLOCKWORK = ['commerce_leases', 'commerce_audit_heads', 'commerce_health_memory', 'commerce_sales_sums'];

let shop: Shop;
let world: HostileWorld;
let token: string;
let adminToken: string;
let before: Record<string, unknown[]>;
let sent = 0;

/** What another look at the provider renews in a payment's row, also when it says the same. */
const RENEWED = ['revision', 'trace_id', 'changed_at', 'updated_at', 'webhook_secret'];

/** To look at a raw answer takes a key alone, so that whatever else comes with it asks rightly: that is written down. */
const isLook = (row: object): boolean => 'action' in row && row.action === 'payment.raw_shown';

const withoutRenewed = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !RENEWED.includes(column)));

const rowsOfOurs = async (): Promise<Record<string, unknown[]>> => {
  const { db } = shop.host.strapi;
  const tables = (await db.dialect.schemaInspector.getTables()).filter(
    (table) => table.startsWith('commerce_') && ![RECEIVED, REMEMBERED, ...CLOCKWORK].includes(table)
  );
  const rows = await Promise.all(
    tables.sort().map(async (table) => {
      const kept = ((await db.connection(table).orderBy('id')) as object[]).filter((row) => !isLook(row));
      return [table, kept.map(withoutRenewed)];
    })
  );
  return Object.fromEntries(rows) as Record<string, unknown[]>;
};

const loginToken = async (): Promise<string> => {
  const { email, password } = await shop.host.admins.account();
  const { body } = await shop.host.http().post<{ token: string }>('/admin/login', { email, password });
  return body.data.token;
};

beforeAll(async () => {
  shop = await openShop({
    pluginConfig: { webhooks: { allowPrivateAddresses: true }, rateLimits: { isEnabled: false } },
  });
  const { host } = shop;
  const product = await publishProduct(host, { price: 33_000, stock: 50 });
  const { paymentKey, orderId } = (await shop.pay([{ product, quantity: 1 }])).body.data;
  const made = await shop.full.post<{ refundId: string }>(`/payments/${paymentKey}/refunds`, {
    reason: '변심',
    amount: 1_000,
  });
  const authorised = shop.authorise(await shop.order([{ product, quantity: 1 }]));
  const url = 'http://127.0.0.1:9/events';
  const admin = await host.admin();
  const endpoint = await admin.post<EventEndpointWithSecret>('/commerce-payments/event-endpoints', {
    url,
    isEnabled: false,
  });
  const [keySet] = await serviceIn(host, 'keySets').list();
  const { refundId } = made.body.data;
  world = {
    product,
    orderId,
    paymentKey,
    refundId,
    authorised,
    keySetId: keySet!.id,
    endpointId: endpoint.body.data.id,
    deliveryId: 'whd_000000000000000000000000',
  };
  token = await host.tokens.fullAccess();
  adminToken = await loginToken();
  await serviceIn(host, 'outbox').work();
  await serviceIn(host, 'audit').chain();
  before = await rowsOfOurs();
  host.logs.clear();
});
afterAll(() => shop?.close());

const shown = ({ method, path, headers, body }: HostileRequest): string =>
  `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${JSON.stringify(body)?.slice(0, 600)}`;

/** Sends them all, a few at a time. What is wrong with the answers, each kind once. */
const problemsOf = async (requests: readonly HostileRequest[], bearer: string | null): Promise<string[]> => {
  const waiting = [...requests];
  const found = new Map<string, string>();
  const lane = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const answer = await sendRaw(shop.host.url, bearer, next);
      sent += 1;
      const problem = problemOfAnswer(answer);
      if (problem) found.set(problem, `${problem}: ${shown(next)} -> ${answer.status} ${answer.text.slice(0, 600)}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return [...found.values()];
};

const requestsTo = (target: Target, numRuns: number): HostileRequest[] =>
  fc.sample(hostileRequests(target), { numRuns, seed: SEED });

test(`takes ${COUNT} bad requests on all routes (TEST_SEED=${SEED}): no 500, nothing of the inside, nothing written`, async () => {
  const { strapi } = shop.host;
  const content = targetsOf(strapi, 'content-api', world);
  const admin = targetsOf(strapi, 'admin', world);
  const each = Math.ceil(COUNT / (content.length + admin.length));
  const problems: string[] = [];
  for (const target of content) problems.push(...(await problemsOf(requestsTo(target, each), token)));
  for (const target of admin) problems.push(...(await problemsOf(requestsTo(target, each), adminToken)));
  expect(problems).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(COUNT);
  keepFigures(`hostile-${shop.host.database.client}`, { routes: content.length + admin.length, 'bad requests': sent });
  expect(await rowsOfOurs()).toEqual(before);
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
}, 600_000);

test('keeps what comes to a known webhook address, whatever it is, and does nothing for it', async () => {
  const path = await knownHook(shop);
  const { paymentKey, orderId } = world;
  const bodies = [
    ...BODIES,
    ...[paymentKey, { $gt: '' }, '../../../v1/payments', '%2e%2e', 'x'.repeat(5_000), null, -1, ['a']].map((key) =>
      JSON.stringify({
        eventType: 'PAYMENT_STATUS_CHANGED',
        data: { paymentKey: key, orderId, status: 'CANCELED', totalAmount: 1 },
      })
    ),
    JSON.stringify({
      eventType: { $ne: 1 },
      ['__proto__']: { isAdmin: true },
      data: { paymentKey, orderId: '\u0000' },
    }),
    JSON.stringify({ createdAt: 'never', secret: '\ud800', status: 'DONE', transactionKey: '', orderId }),
  ];
  const requests = bodies.map((body) => ({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body,
  }));
  expect(await problemsOf(requests, null)).toEqual([]);
  await serviceIn(shop.host, 'webhooks').work();
  expect(await rowsOfOurs()).toEqual(before);
  expect(await rowsIn(shop.host, 'webhook-delivery').count()).toBeGreaterThan(0);
});

test('sells afterwards as before', async () => {
  const confirmed = await shop.full.post('/payments/confirm', { data: world.authorised });
  expect(confirmed).toMatchObject({ status: 200, body: { data: { state: 'paid', amount: 33_000 } } });
  const another = await shop.pay([{ product: world.product, quantity: 1 }]);
  expect(another).toMatchObject({ status: 200, body: { data: { state: 'paid' } } });
});
