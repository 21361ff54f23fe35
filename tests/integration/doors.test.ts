import { rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { receiveOne } from '../support/hooked-shop';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

const TYPES = ['offer', 'order', 'order-line', 'payment', 'refund', 'key-set', 'webhook-delivery'] as const;
const SHOWN: readonly string[] = ['order', 'order-line', 'payment', 'refund'];
const WRITES = ['create', 'update', 'delete', 'publish'];
const EXPLORER = 'plugin::content-manager.explorer.';

type Row = { id: number; documentId: string; [field: string]: unknown };
type Sections = { sections: { collectionTypes: { actions: { actionId: string; subjects: string[] }[] } } };
type Permission = { action: string; subject: string | null; properties: object; conditions: string[] };

let shop: Shop;
let admin: ApiClient;

const uid = (type: string) => `plugin::commerce-payments.${type}`;
const path = (type: string) => `/content-manager/collection-types/${uid(type)}`;
const rows = (type: string): Promise<Row[]> =>
  rowsIn(shop.host, type).findMany({ orderBy: { id: 'asc' } } as never) as Promise<Row[]>;
const first = async (type: string): Promise<Row> => (await rows(type))[0]!;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
  const product = await publishProduct(shop.host, { stock: 10 });
  const { paymentKey } = (await shop.pay([{ product, quantity: 1 }], {})).body.data;
  await shop.full.post(`/payments/${paymentKey}/refunds`, { reason: '변심', amount: 1_000 });
  await receiveOne(shop.host);
  // Rows that services write carry no documentId: one is given, so that the panel's paths have something to hit.
  for (const type of TYPES) {
    const { id } = await first(type);
    await rowsIn(shop.host, type).update({
      where: { id },
      data: { documentId: `doors${type.replace('-', '')}` } as never,
    });
  }
});
afterAll(() => shop?.close());

const editorRole = async () =>
  (await shop.host.strapi.db.query('admin::role').findOne({ where: { code: 'strapi-editor' } })) as { id: number };

test('an editor and an author of a fresh app read no order until a role is given it', async () => {
  const [editor, author] = [
    await shop.host.admins.account('strapi-editor'),
    await shop.host.admins.account('strapi-author'),
  ];
  for (const account of [editor, author]) {
    const client = await shop.host.admin(account);
    for (const type of TYPES) expect((await client.get(path(type))).status).toBe(403);
    expect((await client.get(path('product'))).status).toBe(200);
  }
  const { id } = await editorRole();
  const { body } = await admin.get<Permission[]>(`/admin/roles/${id}/permissions`);
  const had = body.data.map(({ action, subject, properties, conditions }) => ({
    action,
    subject,
    properties,
    conditions,
  }));
  const given = {
    action: `${EXPLORER}read`,
    subject: uid('order'),
    properties: { fields: ['orderId', 'state'] },
    conditions: [],
  };
  expect((await admin.put(`/admin/roles/${id}/permissions`, { permissions: [...had, given] })).status).toBe(200);
  const read = await (await shop.host.admin(editor)).get(path('order'));
  expect(read.status).toBe(200);
  expect(read.text).not.toContain('customerKey');
});

describe.each(TYPES)('the Content Manager, before a super admin, and %s', (type) => {
  test('writes nothing, whichever way', async () => {
    const before = await rows(type);
    const { documentId } = await first(type);
    const body = { ...before[0], amount: 1, state: 'refunded', price: 1 };
    const all = { documentIds: [documentId] };
    const answers = [
      await admin.post(path(type), body),
      await admin.put(`${path(type)}/${documentId}`, body),
      await admin.delete(`${path(type)}/${documentId}`),
      await admin.post(`${path(type)}/clone/${documentId}`, body),
      await admin.post(`${path(type)}/auto-clone/${documentId}`, body),
      await admin.post(`${path(type)}/actions/publish`, body),
      await admin.post(`${path(type)}/${documentId}/actions/publish`, body),
      await admin.post(`${path(type)}/${documentId}/actions/unpublish`, body),
      await admin.post(`${path(type)}/${documentId}/actions/discard`, body),
      await admin.post(`${path(type)}/actions/bulkDelete`, all),
      await admin.post(`${path(type)}/actions/bulkPublish`, all),
      await admin.post(`${path(type)}/actions/bulkUnpublish`, all),
      await admin.put(`/content-manager/single-types/${uid(type)}`, body),
      await admin.delete(`/content-manager/single-types/${uid(type)}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
    expect(await rows(type)).toEqual(before);
  });

  test(SHOWN.includes(type) ? 'shows it' : 'does not show it at all', async () => {
    const { documentId } = await first(type);
    const status = SHOWN.includes(type) ? 200 : 403;
    expect((await admin.get(path(type))).status).toBe(status);
    expect((await admin.get(`${path(type)}/${documentId}`)).status).toBe(status);
  });

  test('gives no right to write it, and none to read what is hidden', async () => {
    const { body } = await admin.get<Sections>('/admin/permissions');
    const offered = body.data.sections.collectionTypes.actions
      .filter(({ subjects }) => subjects.includes(uid(type)))
      .map(({ actionId }) => actionId);
    expect(offered).toEqual(SHOWN.includes(type) ? [`${EXPLORER}read`] : []);
    const mine = (await admin.get<Permission[]>('/admin/users/me/permissions')).body.data.filter(
      ({ subject }) => subject === uid(type)
    );
    expect(mine.map(({ action }) => action)).toEqual(offered);
    const { id } = await editorRole();
    for (const action of [...WRITES, ...(SHOWN.includes(type) ? [] : ['read'])]) {
      const permissions = [{ action: `${EXPLORER}${action}`, subject: uid(type), properties: {}, conditions: [] }];
      expect((await admin.put(`/admin/roles/${id}/permissions`, { permissions })).status).toBe(400);
    }
  });

  test('a right that was written into the database all the same meets the second guard', async () => {
    const before = await rows(type);
    const { documentId } = await first(type);
    const account = await shop.host.admins.account('strapi-author');
    const role = (await shop.host.strapi.db.query('admin::role').findOne({ where: { code: 'strapi-author' } })) as {
      id: number;
    };
    for (const action of [...WRITES, 'read']) {
      const permission = {
        action: `${EXPLORER}${action}`,
        subject: uid(type),
        properties: {},
        conditions: [],
        role: role.id,
      };
      await shop.host.strapi.db.query('admin::permission').create({ data: permission });
    }
    const author = await shop.host.admin(account);
    const refused = { status: 400, body: { error: { details: { code: 'READ_ONLY', uid: uid(type) } } } };
    expect(await author.post(path(type), {})).toMatchObject(refused);
    expect(await author.delete(`${path(type)}/${documentId}`)).toMatchObject(refused);
    expect((await author.put(`${path(type)}/${documentId}`, { amount: 1 })).status).toBeGreaterThanOrEqual(400);
    expect(await rows(type)).toEqual(before);
  });

  test.each(['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft'])(
    'the document service refuses to %s',
    async (action) => {
      const before = await rows(type);
      const { documentId } = await first(type);
      const documents = shop.host.strapi.documents(uid(type) as never) as unknown as Record<
        string,
        ((params: object) => Promise<unknown>) | undefined
      >;
      // Types without draft & publish have no publishing at all.
      const work = async () =>
        documents[action]?.({ documentId, data: { state: 'refunded' } }) ?? Promise.reject(new Error('READ_ONLY'));
      await expect(work()).rejects.toMatchObject({ message: expect.stringMatching(/not edited by hand|READ_ONLY/) });
      expect(await rows(type)).toEqual(before);
    }
  );
});

test('nothing sealed, and no key set, is in any answer of the Content Manager', async () => {
  const sealed = JSON.stringify(await rows('key-set')).match(/eyJ[A-Za-z0-9_-]{20,}/g) ?? [];
  expect(sealed.length).toBeGreaterThan(1);
  await rowsIn(shop.host, 'payment').updateMany({ where: {}, data: { webhookSecret: sealed[0] } as never });
  await rowsIn(shop.host, 'refund').updateMany({ where: {}, data: { refundReceiveAccount: sealed[0] } as never });
  const paths = [
    ...SHOWN.flatMap((type) => [path(type), `${path(type)}?populate=*`, `${path(type)}/doors${type.replace('-', '')}`]),
    '/content-manager/homepage/recent-documents?action=update',
    '/content-manager/homepage/recent-documents?action=publish',
    '/admin/homepage/key-statistics',
  ];
  for (const each of paths) {
    const { text } = await admin.get(each);
    expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{20,}|ks_[0-9a-f]{24}.*hookToken/);
  }
});

test('a token of the content API reaches no route of the Content Manager', async () => {
  const token = shop.host.http(await shop.host.tokens.fullAccess());
  for (const type of TYPES) expect((await token.get(path(type))).status).toBe(401);
  for (const type of TYPES) expect((await token.get(`/api/${type}s`)).status).toBe(404);
});
