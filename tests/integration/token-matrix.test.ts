import type { ApiClient } from '../support/host/api';
import { nameOf, routesOf } from '../support/routes';
import { openShop, publishProduct, type Shop } from '../support/open-shop';
import { OPEN_ROUTES, TOKEN_MATRIX, type Call, type MatrixRow, type MatrixWorld } from '../support/token-matrix';

const ROWS = Object.entries(TOKEN_MATRIX);
const OPEN_TO_READERS = /\.(find|findOne)$/;

const methodOf = (route: string): string => route.slice(0, route.indexOf(' '));

const send = (client: ApiClient, route: string, { path, body }: Call) =>
  client.send(methodOf(route), path, body === undefined ? {} : { body });

const openWorld = async (usersPermissions: boolean): Promise<MatrixWorld> => {
  const shop: Shop = await openShop({ plugins: { usersPermissions } });
  const product = await publishProduct(shop.host, { price: 10_000 });
  const paid = await shop.pay([{ product, quantity: 1 }]);
  const { paymentKey, orderId } = paid.body.data;
  const refund = await shop.full.post<{ refundId: string }>(`/payments/${paymentKey}/refunds`, {
    data: { reason: '표본', amount: 1 },
  });
  return { shop, product, orderId, paymentKey, refundId: refund.body.data.refundId };
};

describe.each([
  { title: 'without Users & Permissions', usersPermissions: false, withoutToken: 401 },
  { title: 'with Users & Permissions', usersPermissions: true, withoutToken: 403 },
])('the matrix of tokens and routes $title', ({ usersPermissions, withoutToken }) => {
  let world: MatrixWorld;
  let actions: string[];

  beforeAll(async () => {
    world = await openWorld(usersPermissions);
    actions = ROWS.map(([, { action }]) => action);
  });

  afterAll(() => world?.shop.close());

  const clientOf = async (token: Promise<string>): Promise<ApiClient> => world.shop.host.api(await token);
  const refused = (status: number) => ({ status, body: { data: null, error: { status, details: {} } } });
  const expectReached = async (client: ApiClient, route: string, { call }: MatrixRow): Promise<void> => {
    const answer = await send(client, route, await call(world));
    expect([200, 201].includes(answer.status) ? 'reached' : `${answer.status} ${answer.text}`).toBe('reached');
  };

  it('has a row for every route, and none too many', () => {
    const routes = routesOf(world.shop.host.strapi, 'content-api').map(nameOf);
    expect(routes.sort()).toEqual([...Object.keys(TOKEN_MATRIX), ...Object.keys(OPEN_ROUTES)].sort());
  });

  it('names each action as the route does, by a text: a function would be open to every end user', () => {
    const handlers = routesOf(world.shop.host.strapi, 'content-api').map((route) => [nameOf(route), route.handler]);
    const named = Object.fromEntries(handlers) as Record<string, unknown>;
    expect(ROWS.map(([route]) => named[route])).toEqual(actions);
  });

  describe.each(ROWS)('%s', (route, row) => {
    it(`is ${withoutToken} without a token`, async () => {
      expect(await send(world.shop.host.api(null), route, await row.call(world))).toMatchObject(refused(withoutToken));
    });

    it.each(['junk', 'expired', 'revoked'] as const)('is 401 with a token that is %s', async (kind) => {
      const { tokens } = world.shop.host;
      const token = kind === 'junk' ? Promise.resolve('f'.repeat(256)) : tokens[kind]();
      expect(await send(await clientOf(token), route, await row.call(world))).toMatchObject(refused(401));
    });

    it(`is ${OPEN_TO_READERS.test(row.action) ? 'reached' : 'refused'} with a read-only token`, async () => {
      const reader = await clientOf(world.shop.host.tokens.readOnly());
      if (OPEN_TO_READERS.test(row.action)) await expectReached(reader, route, row);
      else expect(await send(reader, route, await row.call(world))).toMatchObject(refused(403));
    });

    it('is reached with a full-access token', async () => {
      await expectReached(await clientOf(world.shop.host.tokens.fullAccess()), route, row);
    });

    it('is reached with a custom token that has its box ticked, and no other', async () => {
      await expectReached(await clientOf(world.shop.host.tokens.custom([row.action])), route, row);
    });

    it('is 403 with a custom token that has every other box ticked', async () => {
      const others = actions.filter((action) => action !== row.action);
      const client = await clientOf(world.shop.host.tokens.custom(others));
      expect(await send(client, route, await row.call(world))).toMatchObject(refused(403));
    });
  });

  it.each(Object.entries(OPEN_ROUTES))('%s is open to everyone', async (route, call) => {
    expect((await send(world.shop.host.api(null), route, await call(world))).status).toBe(200);
  });

  it('takes a token behind `bearer` in any case, and nowhere else', async () => {
    const token = await world.shop.host.tokens.readOnly();
    const nobody = world.shop.host.api(null);
    const statusWith = async (path: string, headers: Record<string, string>) =>
      (await nobody.get(path, { headers })).status;
    expect(await statusWith('/orders', { authorization: `BEARER ${token}` })).toBe(200);
    expect(await statusWith('/orders', { authorization: `Token ${token}` })).toBe(withoutToken);
    expect(await statusWith(`/orders?token=${token}&access_token=${token}`, {})).toBe(withoutToken);
  });
});
