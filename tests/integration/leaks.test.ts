import axios from 'axios';
import { READ_ONLY_UIDS, UID } from '../../server/src/content-types/uids';
import type { KeySet } from '../../server/src/domain/key-set';
import { createTossClient } from '../../server/src/providers/toss/client';
import { createKeySetRepository } from '../../server/src/repositories/key-sets';
import { ALL_PERMISSIONS } from '../support/admin-routes';
import { rowsIn } from '../support/editor';
import { keepFigures } from '../support/figures';
import type { ApiClient } from '../support/host/api';
import { answerPlaces, databasePlaces, errorPlace, logPlaces, type Known } from '../support/leaks/places';
import { leaksIn, looksOf, type Place, type Secret } from '../support/leaks/search';
import { basicOf, openPlantedShop, secretKeyOf, tellStory, type PlantedShop } from '../support/leaks/story';
import { serviceIn } from '../support/open-shop';
import { nameOf, routesOf } from '../support/routes';
import { TOKEN_MATRIX } from '../support/token-matrix';

let shop: PlantedShop;
let secrets: Secret[];
let known: Known;
let deliveryId: string;
let searched: string[] = [];
let looks = 0;

const leaks = (places: readonly Place[]) => {
  searched = [...searched, ...places.map(({ where }) => where)];
  looks += looksOf(places, secrets);
  return leaksIn(places, secrets);
};

beforeAll(async () => {
  shop = await openPlantedShop();
  const story = await tellStory(shop);
  secrets = story.secrets;
  known = { ...story.paid, refundId: story.refundId, documentId: shop.shirt, product: shop.shirt };
  const [delivery] = (await rowsIn(shop.host, 'webhook-delivery').findMany()) as { deliveryId: string }[];
  deliveryId = delivery!.deliveryId;
}, 300_000);
afterAll(() => shop?.close());

const idsOf = (path: string): Known => {
  if (path.startsWith('/webhook-deliveries')) return { ...known, id: deliveryId };
  if (path === '/product-figures') return { '?': `?products=${shop.shirt}` };
  return { ...known, id: path.startsWith('/event-endpoints') ? shop.endpointId : shop.keySetIdOf('widget') };
};

test('every secret is long enough to be searched for, and none is empty', () => {
  expect(secrets.length).toBeGreaterThan(9);
  for (const { name, value } of secrets) expect([name, value.length >= 12]).toEqual([name, true]);
});

describe('no secret is in an answer', () => {
  const ACTIONS = Object.values(TOKEN_MATRIX).map(({ action }) => action);
  const contentCallers: Record<string, () => Promise<string | null>> = {
    'a full-access token': () => Promise.resolve(shop.token),
    'a read-only token': () => shop.host.tokens.readOnly(),
    'a custom token with every box ticked': () => shop.host.tokens.custom(ACTIONS),
    'a custom token with none': () => shop.host.tokens.custom([]),
    'an expired token': () => shop.host.tokens.expired(),
    'an admin token': () => Promise.resolve(shop.adminToken),
    nobody: () => Promise.resolve(null),
    ...Object.fromEntries(
      ACTIONS.map((action) => [`a custom token with ${action} alone`, () => shop.host.tokens.custom([action])])
    ),
  };

  test.each(Object.entries(contentCallers))('of the content API to %s', async (who, tokenOf) => {
    const { host } = shop;
    const client = host.api(await tokenOf());
    expect(leaks(await answerPlaces({ host, kind: 'content-api', who, client, knownOf: idsOf }))).toEqual([]);
  });

  test('and every read of the content API and of the panel answers with what is there', async () => {
    const admin = await shop.host.admin();
    // A download opens once: this is the one place where its file is read.
    const { body } = await admin.post<{ ticket: string }>('/commerce-payments/payments/exports', { language: 'ko' });
    const knownOf = (path: string): Known => (path.startsWith('/exports') ? body.data : idsOf(path));
    const reads = async (kind: 'content-api' | 'admin', client: ApiClient): Promise<string[]> => {
      const walked = await answerPlaces({ host: shop.host, kind, who: 'all', client, knownOf });
      expect(leaks(walked.filter(({ where }) => where.includes('/exports/')))).toEqual([]);
      return walked
        .filter(({ where, text }) => where.startsWith('GET ') && !text.startsWith('200 '))
        .map(({ where }) => where);
    };
    expect(await reads('content-api', shop.host.api(shop.token))).toEqual([]);
    expect(await reads('admin', admin)).toEqual([]);
  });

  test('of the panel’s API to a super admin, but for the page of webhook addresses', async () => {
    const { host } = shop;
    const client = await host.admin();
    const walk = { host, kind: 'admin', who: 'super admin', client, knownOf: idsOf } as const;
    expect(leaks(await answerPlaces({ ...walk, except: ['GET /webhook-addresses'] }))).toEqual([]);
    const everything = leaksIn(await answerPlaces(walk), secrets);
    expect(new Set(everything.map(({ where }) => where))).toEqual(new Set(['GET /webhook-addresses as super admin']));
  });

  const roles: [string, readonly string[]][] = [
    ['no right', []],
    ['every right', ALL_PERMISSIONS],
    ...ALL_PERMISSIONS.map((right): [string, string[]] => [`${right} alone`, [right]]),
  ];

  test.each(roles)('of the panel’s API to a role with %s', async (title, rights) => {
    const { host } = shop;
    const client = await host.admin(await host.admins.accountWith(rights));
    const except = rights.includes('plugin::commerce-payments.keys.update') ? ['GET /webhook-addresses'] : [];
    const walk = { host, kind: 'admin', who: `a role with ${title}`, client, knownOf: idsOf, except } as const;
    expect(leaks(await answerPlaces(walk))).toEqual([]);
  });

  test('of the panel’s API to an admin token with every right, and to tokens of the content API', async () => {
    const { host } = shop;
    for (const [who, token] of [
      ['an admin token', shop.adminToken],
      ['a full-access token', shop.token],
      ['nobody', null],
    ] as const) {
      const client = host.http(token);
      expect(leaks(await answerPlaces({ host, kind: 'admin', who, client, knownOf: idsOf }))).toEqual([]);
    }
  });

  test('of the Content Manager to a super admin', async () => {
    const client = await shop.host.admin();
    for (const uid of [...READ_ONLY_UIDS, UID.product]) {
      const { text } = await client.get(`/content-manager/collection-types/${uid}?pageSize=100&populate=*`);
      expect(leaks([{ where: `Content Manager, ${uid}`, text }])).toEqual([]);
    }
  });

  test('of anything that was asked until now, but for those that are meant to show it', () => {
    const meant = /\/event-endpoints$|\/rotate-secret$|\/webhook-addresses$|\/admin\/(login|admin-tokens)$/;
    const places = shop.host.exchanges
      .filter(
        ({ method, path, answer }) =>
          !(meant.test(path) && answer.status < 300 && (method === 'POST' || /addresses$/.test(path)))
      )
      .map(({ method, path, answer }) => ({ where: `${method} ${path}`, text: answer.text }));
    expect(places.length).toBeGreaterThan(100);
    expect(leaks(places)).toEqual([]);
  });
});

test('no secret is in the log, at its most verbose', () => {
  expect(shop.host.logs.entries().some(({ level }) => level === 'http')).toBe(true);
  expect(leaks(logPlaces(shop.host))).toEqual([]);
});

test('no secret is in any table', async () => {
  const places = await databasePlaces(shop.host);
  expect(places.map(({ where }) => where)).toContain('table commerce_webhook_deliveries');
  expect(leaks(places)).toEqual([]);
});

describe('no secret is in an error', () => {
  test.each(['reset', 'hang', 'garbage', 'html-502', 'lost-answer'] as const)(
    'of a provider that fails by %s',
    async (kind) => {
      const call = createTossClient({ baseUrl: shop.sandbox.url, connectTimeoutMs: 200, readTimeoutMs: 200 });
      shop.sandbox.faults.add({ on: 'read', kind });
      const came = await call({
        secretKey: secretKeyOf('widget'),
        method: 'GET',
        path: `/v1/payments/${known['paymentKey']}`,
      });
      shop.sandbox.faults.clear();
      // What a good answer says of the payment is the payment's: its secret is sealed before it is kept.
      expect(leaks([errorPlace(`Toss client, ${kind}`, came)])).toEqual([]);
    }
  );

  test('of statements that fail', async () => {
    const repository = createKeySetRepository(shop.host.strapi);
    const set = (await repository.find(shop.keySetIdOf('api'))) as KeySet;
    const nameless = { ...set, keySetId: 'ks_other', hookTokenHash: 'other', name: null as unknown as string };
    for (const row of [set, nameless]) {
      const error: unknown = await repository.insert(row).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      const place = errorPlace('a failed statement', error);
      expect(leaks([place])).toEqual([]);
      expect(place.text).not.toMatch(/eyJ[A-Za-z0-9_-]{20}/);
    }
  });
});

describe('the search sees what is planted on purpose', () => {
  const named = (places: readonly Place[]) => leaksIn(places, secrets).map(({ secret, form }) => `${secret}, ${form}`);

  test('in the log', () => {
    shop.host.strapi.log.debug(`headers: ${basicOf(secretKeyOf('api'))}`);
    expect(named(logPlaces(shop.host))).toContain('API secret key, base64 +0');
  });

  test('in a table', async () => {
    const hex = Buffer.from(secrets.find(({ name }) => name === 'refund account')!.value).toString('hex');
    await rowsIn(shop.host, 'payment').updateMany({
      where: { paymentKey: known['paymentKey'] },
      data: { receiptUrl: hex } as never,
    });
    expect(named(await databasePlaces(shop.host))).toContain('refund account, hex');
  });

  test('in an answer', async () => {
    const { host } = shop;
    const client = host.api(shop.token);
    expect(named(await answerPlaces({ host, kind: 'content-api', who: 'a token', client, knownOf: idsOf }))).toContain(
      'refund account, hex'
    );
  });

  test('in an error of the HTTP client as it is', async () => {
    const headers = { authorization: basicOf(secretKeyOf('widget')) };
    const error: unknown = await axios
      .get('http://127.0.0.1:9/', { headers, proxy: false })
      .catch((thrown: unknown) => thrown);
    expect(named([errorPlace('axios', error)])).toContain('widget secret key, previous, base64 +0');
  });
});

test('the secrets were there to be leaked: sealed rows open under the vault’s key', async () => {
  const [address] = await serviceIn(shop.host, 'keySets').webhookAddresses();
  expect(secrets.some(({ value }) => address!.path.endsWith(value))).toBe(true);
  const routes = (['content-api', 'admin'] as const).flatMap((kind) => routesOf(shop.host.strapi, kind).map(nameOf));
  keepFigures(`leaks-${shop.host.database.client}`, {
    secrets: secrets.length,
    routes: routes.length,
    'callers of the content API': 20,
    'callers of the panel': ALL_PERMISSIONS.length + 6,
    'answers, logs, tables and errors searched': searched.length,
    looks,
  });
  expect(searched.length).toBeGreaterThan(1_000);
});
