import { adminDemands, adminTokenOf, ALL_PERMISSIONS, knock, type AdminDemand } from '../support/admin-routes';
import type { ApiClient } from '../support/host/api';
import { keepFigures } from '../support/figures';
import { startHost, type Host } from '../support/host-app';

type Action = { action: string; displayName: string; plugin: string; subCategory: string };

let host: Host;
let admin: ApiClient;
let demands: AdminDemand[];
let knocks = 0;

beforeAll(async () => {
  host = await startHost();
  admin = await host.admin();
  demands = adminDemands(host.strapi);
});
afterAll(() => host?.stop());

/** What each route of the panel says to one caller: `opened`, or the status of the refusal. */
const walk = async (client: ApiClient): Promise<Record<string, number | 'opened'>> => {
  const answers: [string, number | 'opened'][] = [];
  for (const demand of demands) {
    const status = await knock(client, demand);
    knocks += 1;
    // Strapi's own server is a fault of ours as well: whoever may come in is answered, never with 5xx.
    answers.push([demand.name, [401, 403].includes(status) || status >= 500 ? status : 'opened']);
  }
  return Object.fromEntries(answers);
};

const expected = (of: (demand: AdminDemand) => number | 'opened') =>
  Object.fromEntries(demands.map((demand) => [demand.name, of(demand)]));

describe('every route of the panel', () => {
  test('asks for a login and for one right of ours that is registered', () => {
    expect(demands.length).toBeGreaterThan(25);
    const registered = (
      host.strapi.service('admin::permission') as unknown as {
        actionProvider: { get: (id: string) => unknown };
      }
    ).actionProvider;
    for (const { name, needs, isForLoggedIn, isOpenToAll } of demands) {
      const isKnown = needs.every((right) => ALL_PERMISSIONS.includes(right) && registered.get(right) !== undefined);
      expect({ name, isForLoggedIn, isOpenToAll, rights: needs.length, isKnown }).toEqual({
        name,
        isForLoggedIn: true,
        isOpenToAll: false,
        rights: 1,
        isKnown: true,
      });
    }
  });

  test('is 401 without a login, and with any token of the content API', async () => {
    expect(await walk(host.http())).toEqual(expected(() => 401));
    expect(await walk(host.http(await host.tokens.fullAccess()))).toEqual(expected(() => 401));
  });

  test.each(['strapi-editor', 'strapi-author'] as const)('is 403 for the role %s of a fresh app', async (role) => {
    expect(await walk(await host.admin(await host.admins.account(role)))).toEqual(expected(() => 403));
  });

  test('is 403 for a role that has no right', async () => {
    expect(await walk(await host.admin(await host.admins.accountWith([])))).toEqual(expected(() => 403));
  });

  test('is open to a super admin', async () => {
    expect(await walk(admin)).toEqual(expected(() => 'opened'));
  });

  test.each(ALL_PERMISSIONS)('opens to a role with %s alone when that is what it asks for, else not', async (right) => {
    const client = await host.admin(await host.admins.accountWith([right]));
    expect(await walk(client)).toEqual(expected(({ needs }) => (needs.includes(right) ? 'opened' : 403)));
  });

  test('is closed to a role that has every right but the one it asks for', async () => {
    for (const right of ALL_PERMISSIONS) {
      const others = ALL_PERMISSIONS.filter((other) => other !== right);
      const client = await host.admin(await host.admins.accountWith(others));
      expect(await walk(client)).toEqual(expected(({ needs }) => (needs.includes(right) ? 403 : 'opened')));
    }
  });
});

describe('an admin token', () => {
  test('with every right opens what is not for persons alone', async () => {
    const client = host.http(await adminTokenOf(admin, ALL_PERMISSIONS));
    expect(await walk(client)).toEqual(expected(({ isForPersons }) => (isForPersons ? 403 : 'opened')));
  });

  test('with no right opens nothing', async () => {
    expect(await walk(host.http(await adminTokenOf(admin, [])))).toEqual(expected(() => 403));
  });

  test('never reaches what touches keys or sends money, nor where a shop’s events go', () => {
    const closed = demands.filter(
      ({ method, path }) =>
        /^\/(key-sets|webhook-addresses)/.test(path) ||
        (method !== 'GET' && /^\/(event-endpoints|vault|refund-limits)/.test(path)) ||
        (method === 'POST' && path === '/payments/:paymentKey/refunds')
    );
    expect(closed.length).toBeGreaterThan(10);
    expect(closed.filter(({ isForPersons }) => !isForPersons).map(({ name }) => name)).toEqual([]);
  });
});

test('all rights stand in the role editor under one heading, in both languages', async () => {
  const { body } = await admin.get<{ sections: { plugins: Action[]; settings: Action[] } }>('/admin/permissions');
  const { plugins, settings } = body.data.sections;
  const ours = plugins.filter(({ action }) => action.startsWith('plugin::commerce-payments.'));
  expect(ours.map(({ action }) => action).sort()).toEqual([...ALL_PERMISSIONS].sort());
  expect(settings.filter(({ action }) => action.startsWith('plugin::commerce-payments.'))).toEqual([]);
  expect(new Set(ours.map(({ plugin }) => plugin))).toEqual(new Set(['commerce-payments']));
  for (const { displayName, subCategory } of ours)
    for (const shown of [displayName, subCategory]) expect(shown).toMatch(/^[가-힣][가-힣 ]* · [A-Z][a-z ]+$/);
});

test('a walk that finds nothing has walked: every route by every kind of role and token', () => {
  const callers = 2 + 2 + 1 + 1 + 2 * ALL_PERMISSIONS.length + 2;
  keepFigures(`roles-${host.database.client}`, {
    routes: demands.length,
    'roles and tokens': callers,
    requests: knocks,
  });
  expect(knocks).toBe(demands.length * callers);
});
