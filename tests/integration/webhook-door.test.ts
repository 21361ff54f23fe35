import { createHmac } from 'node:crypto';
import { SYSTEM } from '../../server/src/domain/actor';
import { openHookedShop, type HookedShop } from '../support/hooked-shop';
import { keySetInput, publishProduct, serviceIn } from '../support/open-shop';

const SECURITY_KEY = '0123456789abcdef'.repeat(4);
const LIMIT = 64 * 1024;

/** A host with a list of its own, in which the parser has options. */
const MIDDLEWARES = `module.exports = ['strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::query',
  { name: 'strapi::body', config: { jsonLimit: '2mb' } }, 'strapi::session', 'strapi::favicon', 'strapi::public'];\n`;

let shop: HookedShop;
beforeAll(async () => {
  shop = await openHookedShop({ files: { 'config/middlewares.js': MIDDLEWARES } });
});
afterAll(() => shop?.close());

const count = async () => (await shop.deliveries()).length;
const event = (data: object = {}) => JSON.stringify({ eventType: 'SOMETHING_NEW', at: Math.random(), data });
const kept = async () => (await shop.deliveries()).at(-1)!;

describe('the door', () => {
  it.each([
    [
      'another token',
      () => shop.addressOf('widget').slice(0, -1) + (shop.addressOf('widget').endsWith('A') ? 'B' : 'A'),
    ],
    ['a token of another form', () => shop.addressOf('widget').replace(/[^/]+$/, 'short')],
    ['a token in other letters', () => shop.addressOf('widget').replace(/[^/]+$/, (token) => token.toUpperCase())],
  ])('is 404 for %s, and nothing is kept', async (_title, url) => {
    const before = await count();
    const answer = await shop.post(event(), {}, url());
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      data: null,
      error: { status: 404, details: { code: 'WEBHOOK_NOT_FOUND' } },
    });
    expect(await count()).toBe(before);
  });

  it('keeps the exact bytes, whatever they are and are said to be', async () => {
    const bodies = [
      '{ "eventType" : "가나다 🙂",\n "n": 9007199254740993 , "u": "\\u0041" }',
      '<html>',
      '',
      '[1, 2]',
      'secret=1&b=2',
    ];
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      for (const body of bodies) {
        const answer = await shop.post(`${body}${body ? ' '.repeat(type.length) : ''}`, { 'content-type': type });
        expect([type, body, answer.status]).toEqual([type, body, 200]);
      }
    }
    const texts = await Promise.all(
      (await shop.deliveries()).map(async (delivery) => (await shop.bodyOf(delivery)).trimEnd())
    );
    expect(texts).toEqual(expect.arrayContaining(bodies));
    await shop.webhooks.work();
    expect(new Set((await shop.deliveries()).map(({ state }) => state))).toEqual(new Set(['ignored']));
  });

  it('keeps bytes that are no text, and a NUL', async () => {
    const bytes = Uint8Array.from([0x7b, 0x22, 0x00, 0xff, 0x7d]);
    expect((await shop.post(bytes)).status).toBe(200);
    expect(await shop.bytesOf(await kept())).toEqual(Buffer.from(bytes));
  });

  it('keeps Toss’s headers and no others', async () => {
    const headers = {
      authorization: 'Basic c2VjcmV0',
      cookie: 'a=b',
      'tosspayments-webhook-transmission-id': 'whtrans_9',
    };
    expect((await shop.post(event(), headers)).status).toBe(200);
    const delivery = await kept();
    expect(delivery).toMatchObject({
      transmissionId: 'whtrans_9',
      headers: { 'tosspayments-webhook-transmission-id': 'whtrans_9' },
    });
    expect(JSON.stringify(delivery)).not.toMatch(/c2VjcmV0|a=b/);
  });

  it('takes 64 KiB, and refuses a byte more with 413, said or not said how long', async () => {
    const padded = (length: number) => event().padEnd(length, ' ');
    expect((await shop.post(padded(LIMIT))).status).toBe(200);
    const before = await count();
    const tooLong = await shop.post(padded(LIMIT + 1));
    expect(tooLong.status).toBe(413);
    expect(await tooLong.json()).toMatchObject({ data: null, error: { status: 413, name: 'PayloadTooLargeError' } });
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(padded(LIMIT + 1)));
        controller.close();
      },
    });
    const unsaid = await fetch(shop.addressOf('widget'), {
      method: 'POST',
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(unsaid.status).toBe(413);
    expect(await count()).toBe(before);
  });

  it('finds the address in capitals too, as the router does, with its exact bytes', async () => {
    const [, token] = /([^/]+)$/.exec(shop.addressOf('widget'))!;
    expect((await shop.post(event(), {}, `${shop.host.url}/API/Commerce-Payments/Webhooks/Toss/${token}`)).status).toBe(
      200
    );
  });

  it('works for a key set that is switched off', async () => {
    const keySets = serviceIn(shop.host, 'keySets');
    await keySets.setEnabled(shop.keySetIdOf('api'), false, SYSTEM);
    expect((await shop.post(event(), {}, shop.addressOf('api'))).status).toBe(200);
    expect(await kept()).toMatchObject({ keySetId: shop.keySetIdOf('api') });
    await keySets.setEnabled(shop.keySetIdOf('api'), true, SYSTEM);
  });

  it('is 5xx when the webhook cannot be kept, so that Toss sends it again', async () => {
    const knex = shop.host.strapi.db.connection;
    const body = event();
    await knex.schema.renameTable('commerce_webhook_deliveries', 'commerce_webhook_elsewhere');
    const failed = await shop
      .post(body)
      .finally(() => knex.schema.renameTable('commerce_webhook_elsewhere', 'commerce_webhook_deliveries'));
    expect(failed.status).toBe(500);
    expect(shop.host.logs.text()).not.toContain(body.slice(0, 40));
    expect((await shop.post(body)).status).toBe(200);
    const delivery = await kept();
    expect(delivery).toMatchObject({ duplicates: 0 });
    expect(await shop.bodyOf(delivery)).toBe(body);
  });

  it('leaves the other routes to the host’s parser', async () => {
    const product = await publishProduct(shop.host);
    expect(await shop.order([{ product, quantity: 1 }])).toMatchObject({ orderId: expect.any(String) });
    const large = await shop.full.post('/orders', {
      data: { items: [{ product, quantity: 1 }], more: 'x'.repeat(1_500_000) },
    });
    expect(large.status).toBe(400);
    const broken = await fetch(`${shop.host.url}/api/commerce-payments/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
  });
});

describe('events of payouts', () => {
  const body = JSON.stringify({
    eventType: 'payout.changed',
    entityType: 'payout',
    eventId: 'evt_1',
    entityBody: { id: 'FPA_1' },
  });
  const time = '2024-09-05T12:19:21+09:00';
  const send = (key: string, of = body) =>
    shop.post(
      of,
      {
        'tosspayments-webhook-transmission-time': time,
        'tosspayments-webhook-signature': `v1:${createHmac('sha256', key).update(`${of}:${time}`).digest('base64')}`,
      },
      shop.addressOf('api')
    );

  it('are kept with what their signature says', async () => {
    const keySets = serviceIn(shop.host, 'keySets');
    const { version } = await keySets.get(shop.keySetIdOf('api'));
    await keySets.update(
      shop.keySetIdOf('api'),
      { ...keySetInput('api', { secretKey: null, securityKey: SECURITY_KEY }), version },
      SYSTEM
    );
    expect((await send(SECURITY_KEY)).status).toBe(200);
    await shop.webhooks.work();
    expect(await kept()).toMatchObject({
      kind: 'payout.changed',
      envelope: 'C',
      state: 'ignored',
      result: { code: 'SIGNATURE_VERIFIED' },
    });
    await send('f'.repeat(64), `${body.slice(0, -1)},"version":"1"}`);
    await shop.webhooks.work();
    expect(await kept()).toMatchObject({ state: 'ignored', result: { code: 'SIGNATURE_INVALID' } });
  });
});
