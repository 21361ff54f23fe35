import { openShop, publishProduct, type Shop } from '../support/open-shop';

/** Strapi's own MCP server, asked as an assistant with an admin token that holds every right of its owner. */
let shop: Shop;
let ask: (method: string, params?: unknown) => Promise<string>;

const CONTENT = ['create', 'read', 'update', 'delete', 'publish'];

type Right = { action: string; subject: string | null };

beforeAll(async () => {
  shop = await openShop({ plugins: { mcp: true } });
  const admin = await shop.host.admin();
  const rights = (await admin.get<Right[]>('/admin/users/me/permissions')).body.data;
  const adminPermissions = rights
    .filter(({ action, subject }) => subject?.startsWith('plugin::commerce-payments.') && CONTENT.some((verb) => action.endsWith(verb)))
    .map(({ action, subject }) => ({ action, subject, conditions: [], properties: {} }));
  const token = await admin.post<{ accessKey: string }>('/admin/admin-tokens', { name: 'assistant', description: '', lifespan: null, adminPermissions });
  expect([token.status, token.text]).toEqual([201, expect.any(String)]);

  let id = 0;
  const client = shop.host.http(token.body.data.accessKey);
  ask = async (method, params = {}) => {
    const headers = { accept: 'application/json, text/event-stream' };
    return (await client.post('/mcp', { jsonrpc: '2.0', id: (id += 1), method, params }, { headers })).text;
  };
  await ask('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } });
});
afterAll(() => shop?.close());

const toolNames = async (): Promise<string[]> =>
  [...new Set([...(await ask('tools/list')).matchAll(/"name":"([a-z_0-9-]+)"/g)].flatMap(([, name]) => name ?? []))];

test('products can be worked on, money only read, key sets not at all', async () => {
  const names = await toolNames();
  expect(names.some((name) => /product/.test(name) && name.startsWith('create'))).toBe(true);
  expect(names.some((name) => /payment/.test(name) && name.startsWith('list'))).toBe(true);
  const writes = names.filter((name) => /^(create|update|delete|publish|unpublish|discard)/.test(name));
  expect(writes.filter((name) => !/product/.test(name))).toEqual([]);
  expect(names.filter((name) => /key.?set|offer|idempotency/.test(name))).toEqual([]);
});

test('no secret is in what it tells', async () => {
  const product = await publishProduct(shop.host);
  const { body } = await shop.pay([{ product, quantity: 1 }]);
  const [list] = (await toolNames()).filter((name) => name.startsWith('list') && /payments?$/.test(name) && !/refund|order/.test(name));
  const told = await ask('tools/call', { name: list, arguments: {} });
  expect(told).toContain(body.data.paymentKey);
  expect(told).not.toMatch(/webhookSecret|eyJhbGciOiJkaXIi|ps_|_g?sk_/);
});
