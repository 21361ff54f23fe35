import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Core } from '@strapi/strapi';
import { testDatabase } from '../support/host/database';
import { startHost, type Host } from '../support/host-app';
import { copiesOf } from '../support/old-orders';
import { openShop, publishProduct, type Shop } from '../support/open-shop';
import { read } from '../support/source-files';

/** `docs/scaling/months-postgresql.sql`: old months in tables of their own, under a Strapi that sells. */
const RECIPE = read('docs/scaling/months-postgresql.sql');
const TYPES = { order: 'orders', 'order-line': 'order_lines', payment: 'payments', refund: 'refunds' } as const;
const TABLES = Object.values(TYPES).map((name) => `commerce_${name}`);

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test('the recipe guards every column that is unique in the tables that it moves', () => {
  for (const [type, table] of Object.entries(TYPES)) {
    const schema = JSON.parse(read(`server/src/content-types/${type}/schema.json`)) as {
      attributes: Record<string, { unique?: boolean; column?: { unique?: boolean } }>;
      indexes?: { type?: string }[];
    };
    const unique = Object.entries(schema.attributes).filter(([, { unique: is, column }]) => is || column?.unique);
    const keys = new RegExp(`\\('commerce_${table}', array\\[(.*?)\\]`).exec(RECIPE)?.[1];
    expect(keys?.match(/\w+/g) ?? []).toEqual(unique.map(([name]) => snake(name)));
    expect((schema.indexes ?? []).filter((index) => index.type === 'unique')).toEqual([]);
  }
});

if (testDatabase() === 'postgres')
  describe('months in tables of their own', () => {
    let shop: Shop;
    let product: string;
    const old = { paid: '', order: '', refunded: '', problem: '' };
    const young = { paid: '' };
    /** The same app, booted again. */
    let again: Host | null = null;

    const rows = async <Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> => {
      const client = new Client({ connectionString: shop.host.database.url });
      await client.connect();
      try {
        return (await client.query<Row>(sql, values)).rows;
      } finally {
        await client.end();
      }
    };
    const count = async (from: string): Promise<number> =>
      Number((await rows<{ count: string }>(`select count(*) from ${from}`))[0]?.count);
    /** Everything that is in the tables, children included. */
    const books = async () =>
      Promise.all(TABLES.map((table) => rows(`select to_jsonb(t) as row from ${table} t order by id`)));
    const inParents = () => Promise.all(TABLES.map((table) => count(`only ${table}`)));

    const pay = async (): Promise<{ paymentKey: string; orderId: string }> => {
      const { status, body } = await shop.pay([{ product, quantity: 1 }]);
      expect(status).toBe(200);
      return body.data;
    };
    /** As if it had been bought so many months ago, and looked at for the last time since. */
    const age = async (orderIds: readonly string[], months: number): Promise<void> => {
      const by = `${months * 30.5 * 86_400_000}::bigint`;
      await rows(`update commerce_orders set ordered_at = ordered_at - ${by} where order_id = any($1)`, [orderIds]);
      await rows(
        `update commerce_payments set requested_at = requested_at - ${by}, look_at = null where order_id = any($1)`,
        [orderIds]
      );
    };
    const refund = (paymentKey: string, amount?: number) =>
      shop.full.post<{ state: string }>(`/payments/${paymentKey}/refunds`, {
        data: { reason: '지난 주문', ...(amount ? { amount } : {}) },
      });

    beforeAll(async () => {
      shop = await openShop();
      product = await publishProduct(shop.host);
      const [paid, refunded, problem, recent] = [await pay(), await pay(), await pay(), await pay()];
      await refund(refunded.paymentKey, 1_000);
      Object.assign(old, { paid: paid.paymentKey, order: paid.orderId });
      Object.assign(old, { refunded: refunded.paymentKey, problem: problem.paymentKey });
      young.paid = recent.paymentKey;
      await age([paid.orderId, refunded.orderId, problem.orderId], 15);
      await rows('update commerce_payments set problem_at = 1 where payment_key = $1', [problem.paymentKey]);
      await rows(RECIPE);
    });
    afterAll(async () => {
      if (!again) return shop?.close();
      await again.stop();
      await shop.sandbox.close();
    });

    it('moves what is over and old, with all that belongs to it, and nothing else', async () => {
      const before = await books();
      expect(await inParents()).toEqual([4, 4, 4, 1]);
      await rows('call commerce_months.move(12)');
      expect(await inParents()).toEqual([2, 2, 2, 0]);
      expect(await books()).toEqual(before);
      const kept = await rows<{ payment_key: string }>('select payment_key from only commerce_payments order by id');
      expect(kept.map((row) => row.payment_key)).toEqual([old.problem, young.paid]);
    });

    it('finds nothing more when it runs again, and no key twice', async () => {
      const before = await books();
      await rows('call commerce_months.move(12)');
      await rows(RECIPE);
      expect(await inParents()).toEqual([2, 2, 2, 0]);
      expect(await books()).toEqual(before);
      expect(await rows('select * from commerce_months.doubled()')).toEqual([]);
      await expect(rows('call commerce_months.move(2)')).rejects.toThrow('at least 3 months');
    });

    it('leaves an old payment to be read, listed, confirmed again and refunded', async () => {
      const payment = await shop.full.get<{ state: string; amount: number }>(`/payments/${old.paid}`);
      expect(payment.body.data).toMatchObject({ paymentKey: old.paid, state: 'paid' });
      expect((await shop.full.get(`/orders/${old.order}`)).body.data).toMatchObject({ state: 'paid' });
      expect((await shop.full.get<unknown[]>('/payments')).body.data).toHaveLength(4);
      const { amount } = payment.body.data;
      const again = { paymentKey: old.paid, orderId: old.order, amount };
      expect((await shop.full.post('/payments/confirm', { data: again })).body.data).toMatchObject({ state: 'paid' });

      expect((await refund(old.paid, 1_000)).body.data.state).toBe('succeeded');
      expect((await shop.full.get(`/orders/${old.order}`)).body.data).toMatchObject({
        state: 'partially_refunded',
        refundedAmount: 1_000,
      });
      expect((await refund(old.paid)).body.data.state).toBe('succeeded');
      expect((await shop.full.get(`/payments/${old.paid}`)).body.data).toMatchObject({ state: 'refunded' });
      expect((await shop.full.get<unknown[]>(`/payments/${old.paid}/refunds`)).body.data).toHaveLength(2);
    });

    it('refuses a key that lives in an old month, as the unique index would', async () => {
      const order = await shop.order([{ product, quantity: 1 }]);
      const { orderId, amount } = order;
      const stolen = { paymentKey: old.refunded, orderId, amount };
      const answer = await shop.full.post('/payments/confirm', { data: stolen });
      expect(answer.body).toMatchObject({ error: { details: { code: 'INVALID_REQUEST' } } });
      expect(await count(`commerce_payments where payment_key = '${old.refunded}'`)).toBe(1);
      const copy = `insert into commerce_payments select (jsonb_populate_record(p, '{"id": 99999}')).* from commerce_payments p where payment_key = $1`;
      await expect(rows(copy, [old.refunded])).rejects.toMatchObject({ code: '23505' });
    });

    it('goes on where it was when it is cut off, and loses nothing', async () => {
      const { orderId } = await pay();
      await age([orderId], 20);
      for (const copy of copiesOf(60, 'cut')) await rows(copy, [orderId]);
      const before = await books();
      const mover = new Client({ connectionString: shop.host.database.url });
      mover.on('error', () => undefined);
      await mover.connect();
      const [{ pid } = { pid: 0 }] = (await mover.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
      const moving = mover.query('call commerce_months.move(12, 5)').catch((error: Error) => error);
      // Somewhere in the middle: some batches are through, some are not.
      while ((await count(`only commerce_orders where order_id like 'cut%'`)) > 40) await wait(5);
      await rows('select pg_terminate_backend($1)', [pid]);
      expect(await moving).toBeInstanceOf(Error);
      expect(await books()).toEqual(before);
      expect(await count(`only commerce_orders where order_id like 'cut%'`)).toBeGreaterThan(0);

      await rows('call commerce_months.move(12, 50)');
      expect(await count(`only commerce_orders where order_id like 'cut%'`)).toBe(0);
      expect(await books()).toEqual(before);
    });

    it('moves while old payments are refunded and new ones taken, and none of it is missed', async () => {
      const bought = await Promise.all(Array.from({ length: 12 }, pay));
      await age(
        bought.map(({ orderId }) => orderId),
        18
      );
      const moving = rows(`call commerce_months.move(12, 1, 'YYYY_MM')`);
      const done = bought.map(async ({ paymentKey }, index) => {
        await wait(index * 20);
        return (await refund(paymentKey)).body.data.state;
      });
      const sold = Array.from({ length: 6 }, pay);
      expect(await Promise.all(done)).toEqual(bought.map(() => 'succeeded'));
      await Promise.all([...sold, moving]);
      for (const { paymentKey, orderId } of bought) {
        expect((await shop.full.get(`/payments/${paymentKey}`)).body.data).toMatchObject({ state: 'refunded' });
        expect((await shop.full.get(`/orders/${orderId}`)).body.data).toMatchObject({ state: 'refunded' });
        expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 33_000, refunded: 33_000 });
      }
      expect(await rows('select * from commerce_months.doubled()')).toEqual([]);
    });

    it('never lets a row go that somebody is about to write to', async () => {
      const { paymentKey, orderId } = await pay();
      await refund(paymentKey, 1_000);
      await age([orderId], 15);
      const [{ child } = { child: '' }] = await rows<{ child: string }>(
        `select inhrelid::regclass::text as child from pg_inherits where inhparent = 'commerce_refunds'::regclass`
      );
      // The mover stands for a second in the middle of a batch, when the order and the payment have left already.
      await rows(
        `create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(1); return new; end'`
      );
      await rows(`create trigger slow before insert on ${child} for each row execute function slow()`);
      const moving = rows('call commerce_months.move(12)');
      const isInserting = `pg_locks where relation = '${child}'::regclass and mode = 'RowExclusiveLock'`;
      while ((await count(isInserting)) === 0) await wait(5);
      const writing = rows('update commerce_payments set amount = amount where payment_key = $1 returning id', [
        paymentKey,
      ]);
      expect(await writing).toHaveLength(1);
      await moving;
      await rows(`drop trigger slow on ${child}`);
      expect(await count(`only commerce_payments where payment_key = '${paymentKey}'`)).toBe(0);
    });

    it('survives a start at which Strapi compares and repairs its tables, and gets what indexes came new', async () => {
      const before = await books();
      const children = await count(`pg_class where relnamespace = 'commerce_months'::regnamespace and relkind = 'r'`);
      const stopped = await shop.host.halt();
      // Another version of the schema: Strapi compares all tables, and makes the index that is missing.
      await rows(`update strapi_database_schema set hash = 'of another version'`);
      await rows('drop index commerce_payments_order_ix');
      again = await startHost({ again: stopped });
      const full = again.api(await again.tokens.fullAccess());
      expect(await count(`pg_indexes where indexname = 'commerce_payments_order_ix'`)).toBe(1);
      expect(await count(`pg_class where relnamespace = 'commerce_months'::regnamespace and relkind = 'r'`)).toBe(
        children
      );
      expect(await books()).toEqual(before);
      expect((await full.get(`/payments/${old.refunded}`)).status).toBe(200);

      await rows('create index newly_wanted on commerce_payments (provider, amount, id)');
      await rows(RECIPE);
      const indexed = await count(
        `pg_indexes where schemaname = 'commerce_months' and indexdef like '%(provider, amount, id)'`
      );
      expect(indexed).toBe(await count(`pg_inherits where inhparent = 'commerce_payments'::regclass`));
    });

    it('is made with children, since Strapi does not see the indexes of a partitioned table', async () => {
      await rows('create table parted (id int, month int) partition by range (month)');
      await rows('create index parted_month_ix on parted (month)');
      const { strapi } = again ?? shop.host;
      const { tables } = await (strapi as Core.Strapi).db.dialect.schemaInspector.getSchema();
      const found = (name: string) => tables.find((table) => table.name === name);
      expect(found('parted')).toMatchObject({ indexes: [] });
      expect(found('commerce_orders')?.indexes.length).toBeGreaterThan(3);
      expect(tables.filter(({ name }) => /_\d{4}_\d{2}$/.test(name))).toEqual([]);
    });
  });
