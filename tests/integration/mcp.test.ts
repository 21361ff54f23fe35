import { documentsIn, rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { receiveOne } from '../support/hooked-shop';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

type Tool = { name: string; title?: string; description?: string; inputSchema: unknown; outputSchema?: unknown };
type ToolResult = { isError?: boolean; content: { text: string }[]; structuredContent?: unknown };
type RpcAnswer<Result> = { result?: Result; error?: { code: number; message: string } };

const TYPES = ['offer', 'order', 'order-line', 'payment', 'refund', 'key-set', 'webhook-delivery'] as const;
const SHOWN: readonly string[] = ['order', 'order-line', 'payment', 'refund'];
const EXPLORER = 'plugin::content-manager.explorer.';
/** As the vault's values begin. */
const SEALED = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..planted';
const WRITING_TOOLS = ['create', 'update', 'delete'];

let shop: Shop;
let mcp: ApiClient;
let tools: Tool[];
let calls = 0;

const uid = (type: string) => `plugin::commerce-payments.${type}`;
const documentIdOf = (type: string) => `mcp${type.replace('-', '')}`.padEnd(24, '0');
const toolOf = (operation: string, type: string) => `${operation}_plugin-commerce-payments_${type}`;

/** One JSON-RPC message, as an MCP client sends it; the answer is JSON, or an event stream of one event. */
const rpc = async <Result>(client: ApiClient, method: string, params: object = {}): Promise<RpcAnswer<Result>> => {
  const headers = { accept: 'application/json, text/event-stream', 'mcp-protocol-version': '2025-06-18' };
  const { text } = await client.post('/mcp', { jsonrpc: '2.0', id: (calls += 1), method, params }, { headers });
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text) as RpcAnswer<Result>;
};

const call = (name: string, args: object) => rpc<ToolResult>(mcp, 'tools/call', { name, arguments: args });

/** An admin token with every right over our types that its owner, a super admin, may hand on. */
const adminToken = async (): Promise<string> => {
  const admin = await shop.host.admin();
  const mine = (
    await admin.get<{ action: string; subject: string | null; properties: object; conditions: string[] }[]>(
      '/admin/users/me/permissions'
    )
  ).body.data;
  const adminPermissions = mine
    .filter(({ subject }) => subject?.startsWith('plugin::commerce-payments.'))
    .map(({ action, subject, properties, conditions }) => ({ action, subject, properties, conditions }));
  const made = await admin.post<{ accessKey: string }>('/admin/admin-tokens', {
    name: 'mcp',
    description: '',
    lifespan: null,
    adminPermissions,
  });
  expect(made.status).toBe(201);
  return made.body.data.accessKey;
};

beforeAll(async () => {
  shop = await openShop({ plugins: { mcp: true } });
  const product = await publishProduct(shop.host, { price: 10_000 });
  const { paymentKey } = (await shop.pay([{ product, quantity: 1 }])).body.data;
  await shop.full.post(`/payments/${paymentKey}/refunds`, { reason: '변심', amount: 1_000 });
  await receiveOne(shop.host);
  // Rows that services write carry no documentId: one is given, so that a tool has something to hit.
  for (const type of TYPES) {
    const [row] = (await rowsIn(shop.host, type).findMany()) as { id: number }[];
    await rowsIn(shop.host, type).update({ where: { id: row!.id }, data: { documentId: documentIdOf(type) } as never });
  }
  mcp = shop.host.http(await adminToken());
  tools = (await rpc<{ tools: Tool[] }>(mcp, 'tools/list')).result!.tools;
});
afterAll(() => shop?.close());

test('answers to admin tokens alone: no token, and no token of the content API', async () => {
  for (const token of [null, await shop.host.tokens.fullAccess(), 'f'.repeat(256)]) {
    const { result, error } = await rpc(shop.host.http(token), 'tools/list');
    expect(result).toBeUndefined();
    expect(error?.message).toMatch(/auth/i);
  }
});

test('offers no tool that writes an order, a payment, a refund, an offer or a key set', () => {
  const names = tools.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([toolOf('create', 'product'), toolOf('list', 'order')]));
  const ours = names.filter((name) => name.includes('commerce') && !name.includes('_product'));
  expect(ours.sort()).toEqual(SHOWN.flatMap((type) => [toolOf('get', type), toolOf('list', type)]).sort());
});

test('no tool, nor anything it describes, speaks of key sets', () => {
  const text = JSON.stringify(tools.filter(({ name }) => name.includes('commerce')));
  expect(text.length).toBeGreaterThan(1_000);
  expect(text).not.toMatch(/key-set|key set|hookToken|secretKey|securityKey/i);
});

test.each(TYPES)('%s: a writing tool is not there to be called, and nothing is written', async (type) => {
  const rows = rowsIn(shop.host, type);
  const before = await rows.findMany({ orderBy: { id: 'asc' } } as never);
  for (const operation of WRITING_TOOLS) {
    const name = toolOf(operation, type);
    const { error } = await call(name, { documentId: documentIdOf(type), data: { state: 'refunded', amount: 1 } });
    expect(error?.message).toBe(`Tool ${name} ${SHOWN.includes(type) ? 'disabled' : 'not found'}`);
  }
  expect(await rows.findMany({ orderBy: { id: 'asc' } } as never)).toEqual(before);
});

test('reads orders and payments without what is sealed, and no key set at all', async () => {
  await rowsIn(shop.host, 'payment').updateMany({ where: {}, data: { webhookSecret: SEALED } as never });
  await rowsIn(shop.host, 'refund').updateMany({ where: {}, data: { refundReceiveAccount: SEALED } as never });
  for (const type of SHOWN) {
    const { result } = await call(toolOf('list', type), {});
    expect(JSON.stringify(result)).not.toContain('planted');
    expect(result?.isError ?? false).toBe(false);
    const text = JSON.stringify(result);
    expect(text).toContain(type === 'refund' ? 'rf_' : 'ord_');
    expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{20,}|test_g?sk_/);
  }
  for (const type of ['key-set', 'offer']) {
    const { result, error } = await call(toolOf('list', type), {});
    expect(error !== undefined || result?.isError === true).toBe(true);
  }
});

test('a product written by a tool passes the same guards', async () => {
  const create = (price: number) =>
    call(toolOf('create', 'product'), { data: { name: '도구의 상품', price, currency: 'KRW' } });
  expect((await create(-1)).result).toMatchObject({ isError: true });
  const made = (await create(7_000)).result;
  expect(made?.isError ?? false).toBe(false);
  const { documentId } = (made?.structuredContent as { data: { documentId: string } }).data;
  expect(await documentsIn(shop.host).findOne({ documentId, status: 'draft' })).toMatchObject({ price: 7_000 });
});

test('rights to write that stand in the database all the same open no money', async () => {
  const { db } = shop.host.strapi;
  const token = (await db.query('admin::api-token').findOne({ where: { name: 'mcp' } })) as { id: number };
  const role = (await db.query('admin::role').findOne({ where: { code: 'strapi-super-admin' } })) as { id: number };
  const before = await rowsIn(shop.host, 'order').findMany();
  for (const action of ['update', 'delete']) {
    const right = {
      action: `${EXPLORER}${action}`,
      subject: uid('order'),
      properties: { fields: ['state'] },
      conditions: [],
    };
    for (const holder of [{ role: role.id }, { apiToken: token.id }])
      await db.query('admin::permission').create({ data: { ...right, ...holder } });
  }
  for (const operation of ['update', 'delete']) {
    const { result } = await call(toolOf(operation, 'order'), {
      documentId: documentIdOf('order'),
      data: { state: 'refunded' },
    });
    expect(result).toMatchObject({ isError: true });
    expect(JSON.stringify(result)).toContain('not edited by hand');
  }
  expect(await rowsIn(shop.host, 'order').findMany()).toEqual(before);
});
