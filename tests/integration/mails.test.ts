import { defaultShopSettings } from '../../server/src/domain/shop-settings';
import { rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const BASE = '/commerce-payments/shop-settings';
const TO = ['owner@example.com', 'clerk@example.com'];

type Sent = { to: string; subject: string; text: string };

let shop: Shop;
let admin: ApiClient;
let sent: Sent[];

/** The host's own provider, in whose place any other stands. */
const provide = (send: (mail: Sent) => Promise<void>): void => {
  (shop.host.strapi.plugin('email') as unknown as { provider: object }).provider = { send };
};

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
  await admin.put(BASE, {
    data: { ...defaultShopSettings(), mail: { ...defaultShopSettings().mail, to: TO, dailyHour: 0 }, version: 0 },
  });
});

beforeEach(() => {
  sent = [];
  provide(async (mail) => void sent.push(mail));
});

afterAll(() => shop?.close());

const mails = () => serviceIn(shop.host, 'mails');

test('a test e-mail goes to everybody who is set', async () => {
  const { status, body } = await admin.post(`${BASE}/test-mail`, {});
  expect([status, body.data]).toEqual([200, { to: 2 }]);
  expect(sent.map(({ to }) => to)).toEqual(TO);
});

test('a provider that refuses is told in words, and what it said is not', async () => {
  provide(async () => {
    throw new Error('535 wrong password for smtp-user');
  });
  const { status, text } = await admin.post(`${BASE}/test-mail`, {});
  expect([status, text]).toEqual([422, expect.stringContaining('MAIL_NOT_SENT')]);
  expect(text).not.toContain('smtp-user');
});

test('a payment that needs a person is told once to each, whichever process looks', async () => {
  const product = await publishProduct(shop.host, { price: 12_000 });
  const { body } = await shop.pay([{ product, quantity: 1 }]);
  const { paymentKey, orderId } = body.data;
  await rowsIn(shop.host, 'payment').updateMany({
    where: { paymentKey },
    data: { problem: { code: 'UNEXPECTED_STATE', details: {} }, problemAt: Date.now() },
  } as never);
  await Promise.all([mails().watch(), mails().watch(), mails().watch()]);
  await mails().watch();
  const problems = sent.filter(({ text }) => text.includes(orderId));
  expect(problems.map(({ to }) => to)).toEqual(TO);
  expect(problems[0]?.subject).toBe('[커머스 결제] [테스트] 사람이 확인해야 하는 결제와 환불 1건');
  const daily = sent.filter(({ subject }) => subject.includes('일일 요약'));
  expect(daily.map(({ to }) => to)).toEqual(TO);
});
