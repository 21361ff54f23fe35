import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { openConfirmDoor } from '../../server/src/confirm-door';
import { payment } from '../../server/src/controllers/payment';
import { createTurns } from '../../server/src/services/turns';

type Handler = (ctx: Context, next: () => Promise<void>) => Promise<void>;

const PATH = '/api/commerce-payments/payments/confirm';
const BODY = { data: { paymentKey: 'pk_1', orderId: 'order-123', amount: 1_000 } };

/** The door of a host with this REST prefix, and the controller behind it; the service asks the provider, which is silent. */
const doorOf = (prefix = '/api') => {
  let door: Handler | undefined;
  const answers: ((error: Error) => void)[] = [];
  const confirm = (_caller: unknown, _wish: unknown, onCall: () => void) => {
    onCall();
    return new Promise((_resolve, reject) => void answers.push(reject));
  };
  const turns = createTurns({ most: 2, patienceMs: 50 });
  const strapi = {
    server: { api: () => ({ use: (handler: Handler) => void (door = handler) }) },
    config: { get: () => prefix },
    plugin: () => ({ service: (name: string) => (name === 'confirmTurns' ? turns : { confirm }) }),
  } as unknown as Core.Strapi;
  openConfirmDoor(strapi);

  const begun: Context[] = [];
  const begin = async (method: string, path: string) => {
    const ctx = { method, path, state: {}, request: { body: BODY }, query: {} } as unknown as Context;
    let end = (): void => {};
    const work = new Promise<void>((resolve) => void (end = resolve));
    const sent = door!(ctx, () => {
      begun.push(ctx);
      return work;
    });
    await jest.advanceTimersByTimeAsync(0);
    return { ctx, end, sent };
  };
  return { begun, begin, answers, controller: payment({ strapi }) };
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('two confirmations come in at once; the next when one has been answered', async () => {
  const { begun, begin } = doorOf();
  const [first] = [await begin('POST', PATH), await begin('POST', PATH), await begin('POST', PATH.toUpperCase())];
  expect(begun).toHaveLength(2);
  first.end();
  await first.sent;
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toHaveLength(3);
});

test('the next comes in as soon as the provider is asked', async () => {
  const { begun, begin, answers, controller } = doorOf();
  const [first] = [await begin('POST', PATH), await begin('POST', PATH), await begin('POST', PATH)];
  const answered = controller.confirm(first.ctx);
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toHaveLength(3);
  answers.forEach((reject) => reject(new Error('silent')));
  await expect(answered).rejects.toThrow('silent');
});

test.each([
  ['another method', '/api', 'GET', PATH],
  ['another route', '/api', 'POST', '/api/commerce-payments/orders'],
  ['another plugin', '/api', 'POST', '/api/other/payments/confirm'],
  ['another prefix', '/v1/', 'POST', PATH],
])('%s waits for nobody', async (_what, prefix, method, path) => {
  const { begun, begin } = doorOf(prefix);
  for (let sent = 0; sent < 5; sent += 1) await begin(method, path);
  expect(begun).toHaveLength(5);
});

test('a host with another prefix has its door there', async () => {
  const { begun, begin } = doorOf('/v1/');
  for (let sent = 0; sent < 5; sent += 1) await begin('POST', '/v1/commerce-payments/payments/confirm');
  expect(begun).toHaveLength(2);
});
