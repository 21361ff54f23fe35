import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { openWebhookDoor } from '../../server/src/webhook-door';

type Handler = (ctx: Context, next: () => Promise<void>) => Promise<unknown>;
type Wrap = (factory: () => Handler) => (config: unknown, context: unknown) => Handler;

/** The wrapped body parser of a host with this REST prefix. `parsed` is what went to the host's own parser. */
const doorOf = (prefix: string) => {
  const parsed: string[] = [];
  const logged: string[] = [];
  const parser: Handler = async (ctx, next) => {
    parsed.push(`${ctx.method} ${ctx.path}`);
    await next();
  };
  let door: Handler | undefined;
  const extend = (uid: string, wrap: Wrap) => {
    expect(uid).toBe('strapi::body');
    door = wrap(() => parser)({}, {});
  };
  openWebhookDoor({ get: () => ({ extend }), config: { get: () => prefix } } as unknown as Core.Strapi);

  const send = async (method: string, path: string, request: object = Readable.from([Buffer.from('{}')])) => {
    const ctx = {
      method,
      path,
      url: `${path}?a=1`,
      req: Object.assign(request, { headers: {} }),
      state: {},
    } as unknown as Context;
    await door!(ctx, async () => {}).finally(() => logged.push(ctx.url));
    return ctx.state.rawBody as Buffer | undefined;
  };
  return { send, parsed, logged };
};

test.each([
  ['/api', '/api/commerce-payments/webhooks/toss/abc'],
  ['/', '/commerce-payments/webhooks/toss/abc'],
  ['', '/commerce-payments/webhooks/toss/abc'],
  ['/rest/v1/', '/rest/v1/commerce-payments/webhooks/toss/abc'],
  ['/API', '/api/Commerce-Payments/webhooks/toss/abc'],
])('with the REST prefix %p takes the exact bytes of POST %s', async (prefix, path) => {
  const { send, parsed } = doorOf(prefix);
  expect(await send('POST', path)).toEqual(Buffer.from('{}'));
  expect(parsed).toEqual([]);
});

test.each([
  ['GET', '/api/commerce-payments/webhooks/toss/abc'],
  ['POST', '/api/commerce-payments/webhooks'],
  ['POST', '/api/commerce-payments/orders'],
  ['POST', '/api/other/commerce-payments/webhooks/toss/abc'],
  ['POST', '/commerce-payments/webhooks/toss/abc'],
  ['PUT', '/api/commerce-payments/webhooks/toss/abc'],
])('leaves %s %s to the host’s parser', async (method, path) => {
  const { send, parsed } = doorOf('/api');
  expect(await send(method, path)).toBeUndefined();
  expect(parsed).toEqual([`${method} ${path}`]);
});

test('refuses what somebody else has read before, rather than wait for ever', async () => {
  const request = Readable.from([Buffer.from('{}')]);
  await request.toArray();
  await expect(doorOf('/api').send('POST', '/api/commerce-payments/webhooks/toss/abc', request)).rejects.toThrow(
    /has read/
  );
});

test.each(['POST', 'GET', 'PUT'])(
  'leaves no token of a %s to the access log, and other addresses as they are',
  async (method) => {
    const { send, logged } = doorOf('/api');
    await send(method, '/api/Commerce-Payments/webhooks/toss/the-token');
    await send(method, '/api/commerce-payments/orders/webhooks/toss/abc');
    const orders = '/api/commerce-payments/orders/webhooks/toss/abc?a=1';
    expect(logged).toEqual(['/api/Commerce-Payments/webhooks/toss/[hidden]?a=1', orders]);
  }
);
