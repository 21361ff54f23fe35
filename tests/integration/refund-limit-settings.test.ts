import { PERMISSIONS } from '../../contracts/permissions';
import { rowsIn } from '../support/editor';
import { openLimitedShop, type LimitedShop } from '../support/limited-shop';

const ADMIN = '/commerce-payments';

let shop: LimitedShop;
let paymentKey: string;

beforeAll(async () => {
  shop = await openLimitedShop();
  paymentKey = await shop.paid();
});

afterAll(() => shop?.close());

const limit: LimitedShop['limit'] = (input) => shop.limit(input);

type Subject = { kind: string; id: number; name: string; mayRefund: boolean; limits: unknown[] };
const list = async () => (await shop.admin.get<Subject[]>(`${ADMIN}/refund-limits`)).body.data;

test('list who may refund, with limits and what is used today', async () => {
  const { id, name, client } = await shop.newToken();
  await limit({ kind: 'api_token', id, perRefund: 7_000, perDay: 9_000 });
  await shop.refund(client, paymentKey, 2_000);
  const listed = await list();
  expect(listed.find((one) => one.kind === 'api_token' && one.id === id)).toEqual({
    ...{ kind: 'api_token', id, name, mayRefund: true },
    limits: [
      {
        ...{ currency: 'KRW', perRefund: 7_000, perDay: 9_000, usedToday: 2_000, version: 1 },
        modifiedAt: expect.stringMatching(/Z$/),
        modifiedBy: 'Test Admin',
      },
    ],
  });
  expect(listed.find(({ name: role }) => role === 'Super Admin')).toMatchObject({ kind: 'role', mayRefund: true });
  expect(listed.find(({ name: role }) => role === 'Editor')).toBeUndefined();
});

test('take amounts of 64 bits, and let one be switched off again', async () => {
  const { id, client } = await shop.newToken();
  const huge = Number.MAX_SAFE_INTEGER;
  expect((await limit({ kind: 'api_token', id, perRefund: huge, perDay: huge })).body.data).toMatchObject({
    limits: [{ perRefund: huge, perDay: huge, version: 1 }],
  });
  await limit({ kind: 'api_token', id, perRefund: 1, version: 1 });
  expect((await shop.refund(client, paymentKey, 2)).status).toBe(422);
  await limit({ kind: 'api_token', id, version: 2 });
  expect((await shop.refund(client, paymentKey, 2)).status).toBe(201);
});

test('refuse a change over somebody else’s, also when both came at once', async () => {
  const { id } = await shop.newToken();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => limit({ kind: 'api_token', id, perRefund: index + 1 }))
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
  expect((await limit({ kind: 'api_token', id, perRefund: 9 })).body.error?.details.code).toBe('REFUND_LIMIT_CHANGED');
  expect((await limit({ kind: 'api_token', id, perRefund: 9, version: 1 })).status).toBe(200);
});

test('that are saved as they are change nothing, and nothing is written down', async () => {
  const { id } = await shop.newToken();
  const entries = () => rowsIn(shop.host, 'audit-entry').count({ where: { action: 'limits.updated' } } as never);
  expect((await limit({ kind: 'api_token', id, perRefund: 9 })).body.data.limits).toMatchObject([{ version: 1 }]);
  const before = await entries();
  const again = await limit({ kind: 'api_token', id, perRefund: 9, version: 1 });
  expect([again.status, again.body.data.limits]).toMatchObject([200, [{ perRefund: 9, version: 1 }]]);
  expect(await entries()).toBe(before);
});

test.each([
  ['no such token', { kind: 'api_token', id: 2 ** 31 - 1 }, 404],
  ['no such role', { kind: 'role', id: 2 ** 31 - 1 }, 404],
  ['an id that is none', { kind: 'role', id: 0 }, 400],
  ['a negative amount', { kind: 'role', id: 1, perRefund: -1 }, 400],
  ['half a won', { kind: 'role', id: 1, perDay: 0.5 }, 400],
  ['a currency that nobody takes', { kind: 'role', id: 1, currency: 'XXX' }, 400],
  ['another field', { kind: 'role', id: 1, note: 'x' }, 400],
])('refuse %s', async (_what, input, status) => {
  expect((await limit(input as never)).status).toBe(status);
});

test('write every change down, from what to what', async () => {
  const { id, name } = await shop.newToken();
  await limit({ kind: 'api_token', id, perRefund: 5, perDay: 50 });
  await limit({ kind: 'api_token', id, perRefund: 6, perDay: 50, version: 1 });
  const entries = await shop.host.strapi.db
    .query('plugin::commerce-payments.audit-entry' as never)
    .findMany({ where: { action: 'limits.updated', subjectId: `api_token:${id}` }, orderBy: { id: 'asc' } });
  expect(entries).toHaveLength(2);
  expect(entries[1]).toMatchObject({ actorName: 'Test Admin', subjectName: name });
  expect(JSON.parse((entries[1] as { changes: string }).changes)).toEqual({ perRefund: { from: 5, to: 6 } });
});

test('are read with one right and changed with another', async () => {
  const reader = await shop.host.admins.login(await shop.host.admins.accountWith([PERMISSIONS.settingsRead]));
  expect((await reader.get(`${ADMIN}/refund-limits`)).status).toBe(200);
  expect((await reader.put(`${ADMIN}/refund-limits`, { data: {} })).status).toBe(403);
  const writer = await shop.host.admins.login(await shop.host.admins.accountWith([PERMISSIONS.settingsUpdate]));
  expect((await writer.get(`${ADMIN}/refund-limits`)).status).toBe(403);
});
