import type { RefundView } from '../../contracts/refunds';
import { openHookedShop, type HookedShop } from '../support/hooked-shop';
import { publishProduct, serviceIn } from '../support/open-shop';
import { countStatements, type Counted, type CountOptions } from '../support/statement-count';

type Cost = readonly [statements: number, transactions: number];

/**
 * What each operation asks the database. PostgreSQL is told in one statement what the others are told in a transaction
 * of several. One more or one less is to be noticed.
 */
const EXPECTED: Record<string, { usual: Cost; postgres?: Cost }> = {
  // With the one that marks lines as held; seven where no stock is counted.
  'a confirmation': { usual: [8, 2], postgres: [3, 0] },
  'a refund': { usual: [8, 2], postgres: [3, 0] },
  'an order of three lines': { usual: [5, 1], postgres: [4, 0] },
  'a webhook that says what is known': { usual: [4, 1] },
  'the same bytes once more': { usual: [3, 1] },
  'a webhook about a refund of ours': { usual: [4, 1] },
  'a webhook about a deposit': { usual: [8, 2], postgres: [5, 1] },
};

let shop: HookedShop;
let shirt: string;
let mug: string;
let poster: string;

beforeAll(async () => {
  shop = await openHookedShop();
  await serviceIn(shop.host, 'jobs').stop(5_000);
  // Strapi's own, which count uploads once a week, at any minute.
  shop.host.strapi.cron.stop();
  // What the sandbox tells by itself would be counted into whatever runs just then.
  shop.sandbox.webhooks.hold();
  shirt = await publishProduct(shop.host, { price: 33_000 });
  mug = await publishProduct(shop.host, { name: '머그컵', price: 12_000, stock: 1_000 });
  poster = await publishProduct(shop.host, { name: '포스터', price: 8_000, stock: 1_000 });
  // Whatever is looked up once in a process's life.
  const warm = await paid();
  await refund(warm);
  await shop.post(toldOf(warm));
  await shop.webhooks.work();
});
afterAll(() => shop?.close());

const ITEMS = () => [
  { product: shirt, quantity: 1 },
  { product: mug, quantity: 2 },
  { product: poster, quantity: 1 },
];

const paid = async (more: Record<string, unknown> = {}): Promise<string> =>
  (await shop.pay(ITEMS(), more)).body.data.paymentKey;
const refund = (paymentKey: string) =>
  shop.full.post<RefundView>(`/payments/${paymentKey}/refunds`, { data: { reason: '변심', amount: 5_000 } });
/** The newest event about a payment, as the sandbox would send it. */
const toldOf = (paymentKey: string, event?: string): string =>
  shop.sandbox.webhooks
    .log()
    .findLast((sent) => sent.paymentKey === paymentKey && (event === undefined || sent.event === event))!.body;

const SETS_STATE = /^update .*commerce_webhook_deliveries.* set .*\bstate\b/i;
/** Kept, answered, and the attempt's end written. */
const isWorkedOn = (seen: readonly string[]): boolean => seen.some((sql) => SETS_STATE.test(sql));

const expectAsMany = async (
  what: string,
  operation: () => Promise<{ status: number }>,
  options: CountOptions & { status?: number } = {}
): Promise<void> => {
  const { status: wanted = 200, ...counting } = options;
  let status = 0;
  const counted: Counted = await countStatements(
    shop.host,
    async () => void ({ status } = await operation()),
    counting
  );
  expect(status).toBe(wanted);
  const { usual, postgres = usual } = EXPECTED[what]!;
  const [statements, transactions] = shop.host.strapi.db.dialect.client === 'postgres' ? postgres : usual;
  if (counted.statements.length === statements && counted.transactions === transactions) return;
  throw new Error(
    `${what}: ${counted.statements.length} statements in ${counted.transactions} transactions, ` +
      `not ${statements} in ${transactions}\n${counted.statements.join('\n')}`
  );
};

test('a confirmation', async () => {
  const order = await shop.order(ITEMS());
  const data = shop.authorise(order);
  await expectAsMany('a confirmation', () => shop.full.post('/payments/confirm', { data }), { countedLines: 2 });
});

test('a refund', async () => {
  const paymentKey = await paid();
  await expectAsMany('a refund', () => refund(paymentKey), { status: 201 });
});

test('an order of three lines', async () => {
  const ask = () => shop.full.post('/orders', { data: { items: ITEMS() } });
  // The default language is looked up once in a few seconds.
  await ask();
  await expectAsMany('an order of three lines', ask, { status: 201 });
});

describe('a webhook', () => {
  it('that says what is known already', async () => {
    const body = toldOf(await paid());
    await expectAsMany('a webhook that says what is known', () => shop.post(body), { isOver: isWorkedOn });
  });

  it('that was here before', async () => {
    const body = toldOf(await paid());
    await shop.post(body);
    await shop.webhooks.work();
    await expectAsMany('the same bytes once more', () => shop.post(body));
  });

  it('about a refund of ours', async () => {
    const paymentKey = await paid();
    await refund(paymentKey);
    await expectAsMany('a webhook about a refund of ours', () => shop.post(toldOf(paymentKey)), { isOver: isWorkedOn });
  });

  it('about a deposit', async () => {
    const paymentKey = await paid({ method: 'VIRTUAL_ACCOUNT', validHours: 24, bank: '88' });
    shop.sandbox.payments.deposit(paymentKey);
    const body = toldOf(paymentKey, 'DEPOSIT_CALLBACK');
    await expectAsMany('a webhook about a deposit', () => shop.post(body), { isOver: isWorkedOn });
    expect((await shop.readOnly.get(`/payments/${paymentKey}`)).body.data).toMatchObject({ state: 'paid' });
  });
});
