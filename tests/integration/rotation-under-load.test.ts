import type { KeySetView, SecretView } from '../../contracts/settings';
import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import type { ApiClient } from '../support/host/api';
import { openShop, type Shop } from '../support/open-shop';
import { compareBooks, startLoad, type Load } from '../support/rotation-load';

const KEY_SETS = '/commerce-payments/key-sets';
const { clientKey, secretKeys } = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'widget')!;

let shop: Shop;
let admin: ApiClient;
let load: Load;
let current: string;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
  current = secretKeys[0] ?? '';
  load = await startLoad(shop);
});
afterAll(async () => {
  await load?.end();
  await shop?.close();
});

const widgetSet = async (): Promise<KeySetView> => {
  const { body } = await admin.get<KeySetView[]>(KEY_SETS);
  return body.data.find((set) => set.clientKey === clientKey)!;
};

const step = async (name: 'rotate' | 'promote' | 'retire', more: Record<string, unknown> = {}): Promise<KeySetView> => {
  const { id, version } = await widgetSet();
  const { status, body, text } = await admin.post<KeySetView>(`${KEY_SETS}/${id}/${name}`, {
    data: { which: 'secret', version, ...more },
  });
  if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
  return body.data;
};

/** A new secret from the provider, taken into use here. Returns the old one. */
const rotate = async (more: Record<string, unknown> = {}): Promise<string> => {
  const old = current;
  current = shop.sandbox.keySets.reissue(clientKey);
  await step('rotate', { key: current, ...more });
  return old;
};

const rejectedAt = (secret: SecretView): string | null => (secret.configured ? secret.rejectedAt : null);

describe('while buyers order, pay and take back', () => {
  beforeEach(() => load.more());
  afterEach(async () => {
    await load.more();
    expect(load.failures).toEqual([]);
  });

  test('a secret is rotated, the provider ends the old one in the middle, and it is retired here', async () => {
    const old = await rotate();
    await load.more();
    shop.sandbox.keySets.retireSecret(clientKey, old);
    await load.more();
    expect((await step('retire')).previousSecretKey).toEqual({ configured: false });
  });

  test('the old one ends at the provider in the moment in which the new one is in use here', async () => {
    for (let round = 0; round < 5; round += 1) {
      const old = await rotate({ replacesPrevious: true });
      shop.sandbox.keySets.retireSecret(clientKey, old);
      await load.more(2);
    }
    await step('retire');
  });

  test('the old one is promoted back, and the new one again', async () => {
    const old = await rotate();
    expect((await step('promote')).secretKey).toMatchObject({ last4: old.slice(-4) });
    await load.more();
    expect((await step('promote')).secretKey).toMatchObject({ last4: current.slice(-4) });
    await load.more();
    await step('retire', { at: new Date(Date.now() + 3_600_000).toISOString() });
  });

  test('somebody ends the one in use at the provider: the other goes on, and the set says which to replace', async () => {
    shop.sandbox.keySets.retireSecret(clientKey, current);
    await load.more();
    const broken = await widgetSet();
    expect(rejectedAt(broken.secretKey)).not.toBeNull();
    expect(rejectedAt(broken.previousSecretKey)).toBeNull();
    await expect(step('retire')).rejects.toThrow('ILLEGAL_TRANSITION');

    await step('promote');
    await load.more();
    await rotate();
    const healed = await widgetSet();
    expect([healed.secretKey, healed.previousSecretKey].map(rejectedAt)).toEqual([null, null]);
  });

  test('three are issued in a row, each dropping the oldest', async () => {
    for (let round = 0; round < 3; round += 1) {
      await rotate({ replacesPrevious: true });
      await load.more(2);
    }
  });

  test('the set is switched off in an emergency: no new order, and everything under way is finished and refunded', async () => {
    const under = shop.authorise(await shop.order([{ product: load.product, quantity: 1 }]));
    const { id } = await widgetSet();
    await load.end();
    expect((await admin.post(`${KEY_SETS}/${id}/disable`)).status).toBe(200);
    const refused = await shop.full.post('/orders', {
      data: { items: [{ product: load.product, quantity: 1 }], kind: 'widget' },
    });
    expect([refused.status, refused.body.error?.details.code]).toEqual([503, 'KEY_SET_NOT_CONFIGURED']);
    expect((await shop.full.post('/payments/confirm', { data: under })).status).toBe(200);
    const refund = { data: { reason: '변심', amount: under.amount } };
    expect((await shop.full.post(`/payments/${under.paymentKey}/refunds`, refund)).status).toBe(201);
    expect((await admin.post(`${KEY_SETS}/${id}/enable`)).status).toBe(200);
    load = await startLoad(shop);
  });
});

test('the books of the provider are ours', async () => {
  await load.end();
  const { theirs, ours } = await compareBooks(shop);
  expect(ours).toEqual(theirs);
  expect(theirs.length).toBeGreaterThan(50);
});
