import { SYSTEM } from '../../server/src/domain/actor';
import { keySetInput, openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const SECOND = {
  mid: 'second_mid',
  kind: 'api',
  environment: 'test',
  clientKey: 'test_ck_secondShopOfTheTests',
  secretKeys: ['test_sk_secondShopOfTheTests'],
} as const;
const NAME = '둘째 상점';

let shop: Shop;
let shirt: string;
let secondId: string;

beforeAll(async () => {
  shop = await openShop();
  shop.sandbox.keySets.add(SECOND);
  const { clientKey, mid, secretKeys } = SECOND;
  const wish = keySetInput('api', { name: NAME, clientKey, mid, secretKey: secretKeys[0], isDefault: false });
  secondId = (await serviceIn(shop.host, 'keySets').create(wish, SYSTEM)).id;
  shirt = await publishProduct(shop.host, { price: 10_000 });
});
afterAll(() => shop?.close());

const items = () => [{ product: shirt, quantity: 1 }];
const keySets = () => serviceIn(shop.host, 'keySets');
const confirm = (wish: { paymentKey: string; orderId: string; amount: number }) =>
  shop.full.post<{ paymentKey: string; state: string }>('/payments/confirm', { data: wish });
const refund = (paymentKey: string, amount: number) =>
  shop.full.post<{ state: string }>(`/payments/${paymentKey}/refunds`, { data: { reason: '변심', amount } });

/** What Toss took and gave back: it refuses a cancel with the keys of another shop id. */
const capturedBy = (paymentKey: string) => shop.sandbox.ledger.payment(paymentKey);

describe('a shop with two shop ids', () => {
  test('is told the client key of the one that it names, and of the default when it names none', async () => {
    const named = await shop.readOnly.get(`/checkout?keySet=${encodeURIComponent(NAME)}`);
    expect(named).toMatchObject({ status: 200, body: { data: { clientKey: SECOND.clientKey, kind: 'payment' } } });
    const composed = await shop.readOnly.get(
      `/checkout?kind=payment&keySet=${encodeURIComponent(NAME.normalize('NFD'))}`
    );
    expect(composed.body).toMatchObject({ data: { clientKey: SECOND.clientKey } });
    expect((await shop.readOnly.get('/checkout?kind=payment')).body).toMatchObject({
      data: { clientKey: keySetInput('api').clientKey },
    });
    expect(await shop.order(items(), { keySet: NAME })).toMatchObject({ clientKey: SECOND.clientKey });
    expect(await shop.order(items(), { kind: 'payment' })).toMatchObject({ clientKey: keySetInput('api').clientKey });
  });

  test('has each payment taken, read and given back by the shop id that took it', async () => {
    const first = shop.authorise(await shop.order(items(), { kind: 'payment' }));
    const second = shop.authorise(await shop.order(items(), { keySet: NAME }));
    for (const wish of [first, second]) {
      expect(await confirm(wish)).toMatchObject({ status: 200, body: { data: { state: 'paid' } } });
    }
    // Whichever is the default by now.
    await keySets().setDefault(secondId, SYSTEM);
    for (const { paymentKey } of [first, second]) {
      expect(await refund(paymentKey, 4_000)).toMatchObject({ status: 201, body: { data: { state: 'succeeded' } } });
      expect(capturedBy(paymentKey)).toMatchObject({ captured: 10_000, refunded: 4_000 });
    }
    await keySets().setDefault((await keySets().list()).find(({ name }) => name === 'api')!.id, SYSTEM);
  });

  test('that is switched off takes no new order, and finishes and gives back what it began', async () => {
    const paid = shop.authorise(await shop.order(items(), { keySet: NAME }));
    await confirm(paid);
    const begun = shop.authorise(await shop.order(items(), { keySet: NAME }));
    await keySets().setEnabled(secondId, false, SYSTEM);

    const refused = await shop.full.post('/orders', { data: { items: items(), keySet: NAME } });
    expect(refused).toMatchObject({ status: 503, body: { error: { details: { code: 'KEY_SET_NOT_CONFIGURED' } } } });
    expect((await shop.readOnly.get(`/checkout?keySet=${encodeURIComponent(NAME)}`)).status).toBe(503);

    expect(await confirm(begun)).toMatchObject({ status: 200, body: { data: { state: 'paid' } } });
    for (const { paymentKey } of [paid, begun]) {
      expect(await refund(paymentKey, 10_000)).toMatchObject({ status: 201, body: { data: { state: 'succeeded' } } });
      expect(capturedBy(paymentKey)).toMatchObject({ captured: 10_000, refunded: 10_000 });
    }
    await keySets().setEnabled(secondId, true, SYSTEM);
  });

  test('finds the outcome of a payment whose answer was lost, with the keys of its shop id, while it is off', async () => {
    const wish = shop.authorise(await shop.order(items(), { keySet: NAME }));
    shop.sandbox.faults.add({ on: 'confirm', kind: 'lost-answer', paymentKey: wish.paymentKey });
    await keySets().setEnabled(secondId, false, SYSTEM);
    expect((await confirm(wish)).status).toBe(202);
    const { paymentKey } = wish;
    await shop.host.strapi.db
      .query('plugin::commerce-payments.payment')
      .updateMany({ where: { paymentKey }, data: { nextCheckAt: 1 } as never });
    await serviceIn(shop.host, 'reconciliation').work();
    expect((await shop.readOnly.get(`/payments/${paymentKey}`)).body).toMatchObject({ data: { state: 'paid' } });
    await keySets().setEnabled(secondId, true, SYSTEM);
  });
});

describe('a name that leads nowhere', () => {
  test.each(['Nobody', 'API', 'widget '])(
    '%p of the window’s kind is refused, and no other name is told',
    async (keySet) => {
      const { status, body, text } = await shop.full.post('/orders', {
        data: { items: items(), kind: 'payment', keySet },
      });
      expect([status, body.error?.details.code]).toEqual([503, 'KEY_SET_NOT_CONFIGURED']);
      for (const told of [NAME, SECOND.clientKey, secondId, 'test_ck_D5GeP']) expect(text).not.toContain(told);
    }
  );

  test.each([[7], [''], [' '], ['x'.repeat(41)], ['a\u0000b'], [['api']], [null]])('%j is no name', async (keySet) => {
    const { status, body } = await shop.full.post('/orders', { data: { items: items(), keySet } });
    expect([status, body.error?.details.code]).toEqual([400, 'INVALID_REQUEST']);
  });
});

test('a repeated order answers with the client key of its own shop id, whatever is the default by then', async () => {
  const headers = { 'Idempotency-Key': 'one-order' };
  const data = { items: items(), kind: 'payment', keySet: NAME };
  const first = await shop.full.send<{ orderId: string }>('POST', '/orders', { body: { data }, headers });
  const { orderId } = first.body.data;
  const again = await serviceIn(shop.host, 'checkout').create({ kind: 'token', id: 1, name: 'x' }, orderId, {
    items: items(),
  });
  expect(again).toMatchObject({ order: { orderId }, clientKey: SECOND.clientKey });
});
