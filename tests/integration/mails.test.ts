import { defaultShopSettings } from '../../server/src/domain/shop-settings';
import { addDays, dayOf, startOfDay } from '../../server/src/domain/shop-days';
import { createMailSlots } from '../../server/src/repositories/mail-slots';
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

test('the summary adds up the day before, each currency by itself, and says what waits', async () => {
  const product = await publishProduct(shop.host, { price: 12_000 });
  const paid = async (more = {}) => (await shop.pay([{ product, quantity: 1 }], more)).body.data.paymentKey;
  const yesterday = addDays(dayOf(Date.now(), 'Asia/Seoul'), -1);
  const noon = startOfDay(yesterday, 'Asia/Seoul') + 12 * 60 * 60_000;
  const change = (paymentKey: string, data: object) =>
    rowsIn(shop.host, 'payment').updateMany({ where: { paymentKey }, data } as never);
  const [won, dollars] = [await paid(), await paid(), await paid({ method: 'VIRTUAL_ACCOUNT' })];
  await change(won, { approvedAt: noon });
  await change(dollars, { approvedAt: noon, currency: 'USD' });
  const summary = async () => {
    await shop.host.strapi.db.connection('commerce_mails').delete();
    sent = [];
    await mails().watch();
    return sent.find(({ subject }) => subject.includes(`${yesterday} 일일 요약`))?.text;
  };
  const both = await summary();
  expect(both).toMatch(/매출 ₩12,000 \(결제 1건\)/);
  expect(both).toMatch(/매출 (US)?\$120\.00 \(결제 1건\)/);
  expect(both).toContain('입금 대기 1건, 결과 확인 중 0건');
  await change(dollars, { approvedAt: Date.now() });
  expect((await summary())?.match(/결제 \d+건/g)).toEqual(['결제 1건']);
  await shop.host.strapi.db.connection('commerce_mails').delete();
});

test('of two who read the same slot one sends', async () => {
  const slots = createMailSlots(shop.host.strapi);
  expect(await slots.claim('health', null, 1_000)).toBe(true);
  const seen = await slots.find('health');
  expect([await slots.claim('health', seen, 2_000), await slots.claim('health', seen, 3_000)]).toEqual([true, false]);
  expect((await slots.find('health'))?.nextAt).toBe(2_000);
  await shop.host.strapi.db.connection('commerce_mails').delete();
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
