import { readShop } from '../../bench/shop';
import { openStore, type Store } from '../../bench/history/database/store';
import { seed } from '../../bench/seed';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import { ENCRYPTION_KEY } from '../support/host/app-folder';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const MARK = { type: 'type', name: 'playground', key: 'products_seeded' } as const;
const ORDERS = 1_500;
const NOW = Date.parse('2026-11-21T12:00:00Z');

let shop: Shop;
let shirt: string;
let store: Store;
const output: string[] = [];
const out = { write: (text: string) => output.push(text) };

beforeAll(async () => {
  shop = await openShop();
  shirt = await publishProduct(shop.host, { price: 59_000 });
  await publishProduct(shop.host, { name: '책', price: 18_000, taxFree: true });
});
afterAll(async () => {
  await store?.close();
  await shop?.close();
});

const place = () => {
  const { client, url } = shop.host.database;
  return { address: { client, url }, encryptionKey: ENCRYPTION_KEY };
};

const run = (...args: string[]) => seed(place(), args, { now: NOW, out });
const count = async (name: string): Promise<number> =>
  shop.host.strapi.db.query(`plugin::${PLUGIN_ID}.${name}`).count();

it('writes nothing into a database that is no playground’s', async () => {
  await expect(run('--orders', '10')).rejects.toThrow('not a playground');
  expect(await count('order')).toBe(0);
});

it('says so where nobody answers', async () => {
  const address = { client: 'postgres', url: 'postgres://nobody@127.0.0.1:9/none' } as const;
  await expect(seed({ ...place(), address }, [], { now: NOW, out })).rejects.toThrow('does not answer');
});

describe('a playground whose tables are older', () => {
  const rename = (from: string, to: string) =>
    shop.host.strapi.db.connection.schema.alterTable('commerce_events', (table) => void table.renameColumn(from, to));

  beforeAll(async () => {
    await shop.host.strapi.store?.set({ ...MARK, value: true });
    await rename('payload', 'payload_of_old');
  });
  afterAll(() => rename('payload_of_old', 'payload'));

  it('is left as it is', async () => {
    await expect(run('--orders', '10')).rejects.toThrow('run npm start once more');
    expect(await count('order')).toBe(0);
  });
});

describe('a playground', () => {
  beforeAll(async () => {
    store = await openStore(place().address);
    await run('--orders', String(ORDERS));
  });

  it('is filled with as many orders as are wanted, and says how many rows', async () => {
    expect(await count('order')).toBe(ORDERS);
    for (const name of ['order-line', 'payment', 'refund', 'webhook-delivery', 'event']) {
      expect(await count(name)).toBeGreaterThan(ORDERS / 50);
    }
    expect(output.join('')).toMatch(/1,500 orders, [\d,]+ rows in [\d.]+ s \([\d,]+ rows a second\)\.\n$/);
  });

  it('sells what the shop sells, with its keys', async () => {
    const { products, keySets } = await readShop(store);
    expect(products.map(({ product }) => product)).toContain(shirt);
    const known = `'${keySets.widget}', '${keySets.payment}'`;
    const sql = `select count(*) as strangers from commerce_payments where key_set_id not in (${known})`;
    const [row] = await store.all(sql);
    expect(Number(row?.['strangers'])).toBe(0);
  });

  it('is one that the plugin reads: orders, payments and refunds fit the published document', async () => {
    const api = shop.host.api(await shop.host.tokens.fullAccess());
    expect((await api.get('/orders?pagination[pageSize]=100')).status).toBe(200);
    expect((await api.get('/payments?pagination[pageSize]=100')).status).toBe(200);
    const [refunded] = await store.all("select payment_key from commerce_refunds where state = 'succeeded' limit 1");
    const answer = await api.get(`/payments/${String(refunded?.['payment_key'])}/refunds`);
    expect(answer.body.data).not.toEqual([]);
  });

  it('has webhooks whose sealed bodies open, and say what Toss says', async () => {
    const admin = await shop.host.admin();
    const { body } = await admin.get('/commerce-payments/webhook-deliveries?pagination[pageSize]=5');
    for (const { deliveryId } of body.data as unknown as { deliveryId: string }[]) {
      const answer = await admin.get(`/commerce-payments/webhook-deliveries/${deliveryId}`);
      expect(answer.status).toBe(200);
      expect(answer.body.data.body).toMatchObject({ createdAt: expect.any(String) });
    }
  });

  it('has problems for a person, and nothing that jobs would work on', async () => {
    expect((await serviceIn(shop.host, 'problems').count()).byKind).toMatchObject({ payment: 5, refund: 1 });
    for (const table of ['commerce_payments', 'commerce_refunds']) {
      const [row] = await store.all(`select count(*) as due from ${table} where next_check_at is not null`);
      expect(Number(row?.['due'])).toBe(0);
    }
  });

  it('is not given the same history twice, but another one', async () => {
    await expect(run('--orders', '50')).rejects.toThrow('in this playground already');
    expect(await count('order')).toBe(ORDERS);
    await run('--orders', '50', '--seed', 'more', '--days', '10');
    expect(await count('order')).toBe(ORDERS + 50);
  });
});

it.each([
  [['--orders', 'many'], 'whole number'],
  [['--orders', '0'], 'whole number'],
  [['--days', '1e3'], 'whole number'],
  [['--live'], 'npm run seed'],
  [['100'], 'npm run seed'],
  [['--help'], 'npm run seed'],
])('refuses the arguments %j before it writes', async (args, sentence) => {
  await expect(run(...args)).rejects.toThrow(sentence);
});
