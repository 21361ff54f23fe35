import { rowsIn } from '../support/editor';
import { openHookedShop, type HookedShop } from '../support/hooked-shop';
import type { Answer } from '../support/host/api';
import { breakagesOn, whileBroken } from '../support/leaks/breaking';
import { keySetInput, publishProduct, serviceIn } from '../support/open-shop';

/** Everything of a person or of a key that the requests below carry. */
const PLANTED = {
  name: '김심은',
  email: 'planted@example.com',
  phone: '010-7731-0299',
  address: '서울 심은구 심은로 7',
  note: 'PLANTED-note-of-the-shop',
  accountNumber: '77310299481156',
  reason: 'PLANTED-reason',
  description: 'PLANTED-description',
  clientKey: 'test_gck_PLANTEDclientkey0001',
};

/** What a failed statement looks like: its text, with or without values in it. */
const STATEMENT =
  /insert into|update [`"]?commerce|select .{0,400} from [`"]?commerce|delete from|no such table|doesn't exist|eyJhbGciOiJkaXIi/i;

let shop: HookedShop;
let product: string;
let tables: string[];
let paid: { paymentKey: string };
let endpointUrl: string;
let failures = 0;
let asked = 0;

const ofOurs = async (): Promise<string[]> =>
  (await shop.host.strapi.db.dialect.schemaInspector.getTables())
    .filter((table) => table.startsWith('commerce_'))
    .sort();

beforeAll(async () => {
  shop = await openHookedShop({ pluginConfig: { webhooks: { allowPrivateAddresses: true } } });
  shop.host.strapi.log.level = 'silly';
  product = await publishProduct(shop.host, { price: 10_000, stock: 1_000 });
  paid = (await shop.pay([{ product, quantity: 1 }], { method: 'VIRTUAL_ACCOUNT' })).body.data;
  shop.sandbox.payments.deposit(paid.paymentKey);
  await shop.settled();
  endpointUrl = 'http://127.0.0.1:9/PLANTED-endpoint';
  tables = await ofOurs();
  shop.host.logs.clear();
}, 300_000);
afterAll(() => shop?.close());

const orderBody = () => ({
  items: [{ product, quantity: 1 }],
  customer: { name: PLANTED.name, email: PLANTED.email, phone: PLANTED.phone },
  shipping: { recipient: PLANTED.name, address1: PLANTED.address },
  metadata: { note: PLANTED.note },
});

const refundBody = () => ({
  reason: PLANTED.reason,
  amount: 10,
  refundReceiveAccount: { bank: '20', accountNumber: PLANTED.accountNumber, holderName: PLANTED.name },
});

/** Everything that a shop and its administrators do with the tables, as requests. Their answers. */
const askForEverything = async (authorised: object): Promise<Answer[]> => {
  const { full, host } = shop;
  const admin = await host.admin();
  const at = '/commerce-payments';
  return [
    await full.post('/orders', { data: orderBody() }, { headers: { 'idempotency-key': `PLANTED-${(asked += 1)}` } }),
    await full.post('/payments/confirm', { data: authorised }),
    await full.post(`/payments/${paid.paymentKey}/refunds`, { data: refundBody() }),
    ...(await Promise.all(
      ['/orders', '/payments', `/payments/${paid.paymentKey}`, `/payments/${paid.paymentKey}/refunds`].map((path) =>
        full.get(path)
      )
    )),
    await admin.post(`${at}/key-sets`, {
      data: keySetInput('widget', {
        name: 'p',
        description: PLANTED.description,
        isDefault: false,
        clientKey: PLANTED.clientKey,
      }),
    }),
    await admin.post(`${at}/event-endpoints`, { url: endpointUrl, description: PLANTED.description }),
    await admin.put(`${at}/offers/${product}/stock`, { adjust: 1 }),
    await admin.post(`${at}/audit-entries/verify-chain`),
    await admin.post(`${at}/vault/rekey`, { dryRun: true }),
    await admin.put(`${at}/refund-limits`, {
      data: { kind: 'role', id: 1, currency: 'KRW', perRefund: 773_102, perDay: 773_102, version: 0 },
    }),
    ...(await Promise.all(['audit-entries', 'vault', 'health', 'refund-limits'].map((of) => admin.get(`${at}/${of}`)))),
    await admin.get(`${at}/webhook-deliveries`),
    await admin.get(`${at}/events`),
    await admin.get(`${at}/problems`),
  ] as Answer[];
};

const webhook = () =>
  shop.post(
    JSON.stringify({ eventType: 'PLANTED', data: { paymentKey: paid.paymentKey, name: PLANTED.name, n: asked } })
  );

/** What runs by itself. */
const work = async (): Promise<void> => {
  for (const type of ['payment', 'refund'])
    await rowsIn(shop.host, type)
      .updateMany({ where: { nextCheckAt: { $notNull: true } }, data: { nextCheckAt: 1 } as never })
      .catch(() => undefined);
  for (const run of [
    () => serviceIn(shop.host, 'reconciliation').work(),
    () => serviceIn(shop.host, 'webhooks').work(),
    () => serviceIn(shop.host, 'outbox').work(),
  ])
    await run().catch((error: unknown) => shop.host.strapi.log.error(error as Error));
  await serviceIn(shop.host, 'outbox').idle();
};

const found = (text: string): string[] => [
  ...Object.entries(PLANTED)
    .filter(([, value]) => text.includes(value))
    .map(([name]) => name),
  ...(STATEMENT.exec(text) ?? []),
];

test('the search sees a statement that fails unguarded', async () => {
  const row = { orderId: 'ord_unguarded', orderName: PLANTED.name };
  await whileBroken(shop.host, 'commerce_orders', 'insert', async () => {
    const error: unknown = await rowsIn(shop.host, 'order')
      .createMany({ data: [row] } as never)
      .catch((thrown: unknown) => thrown);
    shop.host.strapi.log.error(error as Error);
  });
  const seen = found(shop.host.logs.text());
  expect(seen).toEqual(expect.arrayContaining([expect.stringMatching(STATEMENT)]));
  // PostgreSQL's driver leaves placeholders in the message.
  if (shop.host.database.client !== 'postgres') expect(seen).toContain('name');
  shop.host.logs.clear();
});

test('no value of a statement that fails is in the log or an answer, whichever table it is about', async () => {
  expect(tables.length).toBeGreaterThan(12);
  for (const table of tables) {
    for (const breakage of breakagesOn(shop.host.database.client)) {
      const authorised = shop.authorise(await shop.order([{ product, quantity: 1 }]));
      await whileBroken(shop.host, table, breakage, async () => {
        const answers = await askForEverything(authorised);
        const text = [...answers.map((answer) => answer.text), await (await webhook()).text()].join('\n');
        await work();
        failures += answers.filter(({ status }) => status === 500).length;
        // What was asked for may be repeated to who asked; the inside may not.
        expect([table, breakage, STATEMENT.exec(text)?.[0]]).toEqual([table, breakage, undefined]);
        expect([table, breakage, found(shop.host.logs.text())]).toEqual([table, breakage, []]);
      });
      shop.host.logs.clear();
      // Each event would be sent to all of them, and each round makes one more.
      await rowsIn(shop.host, 'event-endpoint').deleteMany({ where: {} } as never);
      await rowsIn(shop.host, 'event-delivery').deleteMany({ where: {} } as never);
    }
  }
  expect(failures).toBeGreaterThan(tables.length);
}, 600_000);
