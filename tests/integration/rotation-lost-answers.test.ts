import { createSandbox, DOCUMENTATION_KEY_SETS } from '../../sandbox';
import type { KeySetView } from '../../contracts/settings';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

/**
 * The provider tells repeats apart by idempotency key and API key together: what was sent under the old secret and is
 * sent again under the new one is no repeat to it. Nothing may move twice all the same.
 * Source: Toss docs, "Idempotency".
 */
type RefundBody = { state: string; amount: number };

const KEY_SETS = '/commerce-payments/key-sets';
/** How long the plugin waits for an answer here. */
const PATIENCE_MS = 1_000;
const { clientKey, secretKeys } = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'widget')!;

let shop: Shop;
let product: string;
let inUse = secretKeys[0] ?? '';

// The sandbox does not refuse a second payment of an order by itself.
beforeAll(async () => {
  const pluginConfig = { toss: { readTimeoutMs: PATIENCE_MS } };
  shop = await openShop({ pluginConfig }, createSandbox({ orderIdReuse: 'allow' }));
  product = await publishProduct(shop.host, { stock: 100 });
});
afterAll(() => shop?.close());
afterEach(() => shop.sandbox.faults.clear());

/** The secret is another one, and the provider has ended the one that everything before was sent with. */
const rotateForGood = async (): Promise<void> => {
  const admin = await shop.host.admin();
  const { body } = await admin.get<KeySetView[]>(KEY_SETS);
  const { id, version } = body.data.find((set) => set.clientKey === clientKey)!;
  const fresh = shop.sandbox.keySets.reissue(clientKey);
  const wish = { which: 'secret', key: fresh, replacesPrevious: true, version };
  const { status, text } = await admin.post(`${KEY_SETS}/${id}/rotate`, { data: wish });
  if (status !== 200) throw new Error(text);
  shop.sandbox.keySets.retireSecret(clientKey, inUse);
  inUse = fresh;
};

const reconcile = async (rounds = 4): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['payment', 'refund'] as const) {
      const rows = shop.host.strapi.db.query(`plugin::commerce-payments.${name}`);
      await rows.updateMany({ where: { nextCheckAt: { $notNull: true } }, data: { nextCheckAt: 1 } });
    }
    await serviceIn(shop.host, 'reconciliation').work();
  }
};

const lose = (on: 'confirm' | 'cancel', kind: 'lost-answer' | 'reset', times = 1) =>
  shop.sandbox.faults.add({ on, kind, times });
const wish = async () => shop.authorise(await shop.order([{ product, quantity: 1 }]));
const confirm = (data: object) => shop.full.post<{ paymentKey: string; state: string }>('/payments/confirm', { data });
const refund = (paymentKey: string, amount: number) =>
  shop.full.post<RefundBody>(`/payments/${paymentKey}/refunds`, { data: { reason: '변심', amount } });
const refundsOf = async (paymentKey: string) =>
  (await shop.full.get<RefundBody[]>(`/payments/${paymentKey}/refunds`)).body.data.map(
    ({ state, amount }) => `${state} ${amount}`
  );
const paid = async (): Promise<string> => (await confirm(await wish())).body.data.paymentKey;

test.each(['lost-answer', 'reset'] as const)(
  'a confirmation that was sent under the old secret and lost (%s) is paid once under the new one',
  async (kind) => {
    const success = await wish();
    lose('confirm', kind);
    expect((await confirm(success)).status).toBe(202);
    await rotateForGood();
    await reconcile();
    const { body } = await shop.full.get<{ state: string }>(`/payments/${success.paymentKey}`);
    expect(body.data).toMatchObject({ state: 'paid' });
    expect(shop.sandbox.ledger.payment(success.paymentKey)).toMatchObject({ captured: 33_000, confirmations: 1 });
  }
);

test.each(['lost-answer', 'reset'] as const)(
  'a refund that was sent under the old secret and lost (%s) is made once under the new one',
  async (kind) => {
    const paymentKey = await paid();
    lose('cancel', kind);
    expect((await refund(paymentKey, 3_000)).status).toBe(202);
    await rotateForGood();
    await reconcile();
    expect(await refundsOf(paymentKey)).toEqual(['succeeded 3000']);
    expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: 3_000, cancels: [expect.anything()] });
  }
);

// Equal ones cannot be told apart in the provider's list: only the same key under the same secret could tell.
test.each([
  ['both made', ['lost-answer', 'lost-answer']],
  ['the first made', ['lost-answer', 'reset']],
  ['the second made', ['reset', 'lost-answer']],
  ['none made', ['reset', 'reset']],
] as const)(
  'two equal refunds, lost under the old secret (%s), are made once each under the new one',
  async (_, kinds) => {
    const paymentKey = await paid();
    for (const kind of kinds) {
      lose('cancel', kind);
      await refund(paymentKey, 1_000);
    }
    await rotateForGood();
    await reconcile(8);
    expect(await refundsOf(paymentKey)).toEqual(['succeeded 1000', 'succeeded 1000']);
    expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: 2_000 });
  }
);

test('a refund that reaches the provider’s books only after it was repeated under the new secret is refused there', async () => {
  const paymentKey = await paid();
  shop.sandbox.faults.add({ on: 'cancel', kind: 'slow', ms: 6 * PATIENCE_MS });
  const slow = Date.now();
  expect((await refund(paymentKey, 3_000)).status).toBe(202);
  await rotateForGood();
  await reconcile(1);
  expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: 3_000 });
  await new Promise((resolve) => setTimeout(resolve, slow + 7 * PATIENCE_MS - Date.now()));
  await reconcile();
  expect(await refundsOf(paymentKey)).toEqual(['succeeded 3000']);
  expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: 3_000, cancels: [expect.anything()] });
}, 30_000);
