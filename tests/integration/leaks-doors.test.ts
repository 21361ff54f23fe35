import { inspect } from 'node:util';
import axios from 'axios';
import Transport from 'winston-transport';
import type { ApiClient } from '../support/host/api';
import { rowsIn } from '../support/editor';
import { UID } from '../../server/src/content-types/uids';
import { databasePlaces, errorPlace, logPlaces } from '../support/leaks/places';
import { exportPlace } from '../support/leaks/export';
import { callMcp, mcpTools } from '../support/leaks/mcp';
import { leaksIn, type Place, type Secret } from '../support/leaks/search';
import { basicOf, openPlantedShop, secretKeyOf, tellStory, type PlantedShop } from '../support/leaks/story';

/** Strapi's own doors to our rows: the Content Manager, GraphQL, MCP and the export, each with everything planted. */
let shop: PlantedShop;
let secrets: Secret[];
let admin: ApiClient;
const printed: string[] = [];

const leaks = (places: readonly Place[]) => leaksIn(places, secrets);
const text = (where: string, of: { text: string }): Place => ({ where, text: of.text });
const NAMES = Object.keys(UID) as (keyof typeof UID)[];
const collection = (uid: string) => `/content-manager/collection-types/${uid}`;
const documentIdOf = (name: string) => `leaks${name.toLowerCase()}`.padEnd(24, '0');

/** Everything that somebody prints past the log. */
const listenToConsole = (): void => {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      printed.push(words.map((word) => inspect(word, { depth: 8, showHidden: true })).join(' '));
    });
  process.on('warning', (warning) => printed.push(inspect(warning, { depth: 8, showHidden: true })));
};

/** A transport of the host's own: it gets every entry whole, with what a format would leave out. */
class WholeEntries extends Transport {
  override log(entry: unknown, next: () => void): void {
    printed.push(inspect(entry, { depth: 12, showHidden: true, maxStringLength: null }));
    next();
  }
}

/** Listeners of the host's that fail with all they know: the request of their own call, or a text with it. */
const failingListeners = ({ host: { strapi } }: PlantedShop): void => {
  const authorization = basicOf(secretKeyOf('widget'));
  strapi.eventHub.on('commerce-payments.order.paid', async () => {
    await axios.get('http://127.0.0.1:9/', { headers: { authorization }, proxy: false });
  });
  strapi.eventHub.on('commerce-payments.order.paid', () => {
    throw new Error(`Authorization: ${authorization}`, { cause: { authorization } });
  });
};

beforeAll(async () => {
  listenToConsole();
  shop = await openPlantedShop({ graphql: true, mcp: true });
  (shop.host.strapi.log as unknown as { add: (transport: Transport) => void }).add(
    new WholeEntries({ level: 'silly' })
  );
  failingListeners(shop);
  secrets = (await tellStory(shop)).secrets;
  admin = await shop.host.admin();
  // Rows that services write carry no documentId: one is given, so that a path has something to hit.
  for (const name of NAMES) {
    const type = UID[name].split('.')[1]!;
    const [row] = (await rowsIn(shop.host, type).findMany()) as { id: number }[];
    if (row && name !== 'product')
      await rowsIn(shop.host, type).update({
        where: { id: row.id },
        data: { documentId: documentIdOf(name) } as never,
      });
  }
}, 300_000);
afterAll(async () => {
  await shop?.close();
  jest.restoreAllMocks();
});

describe('no secret comes through a door of Strapi’s', () => {
  test.each(NAMES)('the Content Manager, list, one, populated, related, history: %s', async (name) => {
    const uid = UID[name];
    const id = name === 'product' ? shop.shirt : documentIdOf(name);
    const paths = [
      ...['', '?pageSize=100&populate=*', '?populate[0]=order&populate[1]=payment', '?_q=test_', '?sort=id:desc'].map(
        (query) => `${collection(uid)}${query}`
      ),
      `${collection(uid)}?filters[$or][0][id][$gt]=0&fields[0]=*`,
      ...['', '?populate=*', '/actions/countDraftRelations', '/actions/countManyEntriesDraftRelations'].map(
        (end) => `${collection(uid)}/${id}${end}`
      ),
      `/content-manager/relations/${uid}/order`,
      `/content-manager/relations/${uid}/${id}/payment`,
      `/content-manager/history-versions?contentType=${uid}&documentId=${id}`,
      `/content-manager/content-types/${uid}/configuration`,
      `/content-manager/single-types/${uid}`,
      `/content-manager/preview/url/${uid}?documentId=${id}`,
      `/content-manager/uid/generate`,
    ];
    const places: Place[] = [];
    for (const path of paths) places.push(text(path, await admin.get(path)));
    expect(leaks(places)).toEqual([]);
    expect(places.some(({ text: answer }) => answer.length > 0)).toBe(true);
  });

  test('the Content Manager, as a whole', async () => {
    const paths = ['init', 'content-types', 'components', 'content-types-settings'].map(
      (end) => `/content-manager/${end}`
    );
    const places: Place[] = [];
    for (const path of [
      ...paths,
      '/admin/homepage/key-statistics',
      '/admin/webhooks',
      '/admin/information',
      '/admin/init',
    ])
      places.push(text(path, await admin.get(path)));
    expect(leaks(places)).toEqual([]);
  });

  test('GraphQL, with a full-access token and as a super admin: every query of ours', async () => {
    const full = shop.host.http(shop.token);
    const queries = [
      ...['Orders', 'Payments', 'Refunds', 'KeySets', 'WebhookDeliveries', 'AuditEntries', 'EventEndpoints'].map(
        (name) =>
          `{ commercePayments${name} { documentId } commercePayments${name}_connection { nodes { documentId } } }`
      ),
      '{ commercePaymentsProducts { documentId name price images { url } } }',
      '{ __schema { types { name fields { name description } inputFields { name defaultValue } } } }',
      '{ usersPermissionsUsers { documentId } }',
      `{ commercePaymentsProducts(filters: { name: { contains: "test_gsk" } }) { createdBy { password } } }`,
    ];
    const places: Place[] = [];
    for (const query of queries)
      for (const [who, client] of [
        ['full', full],
        ['super admin', admin],
        ['nobody', shop.host.http()],
      ] as const)
        places.push(text(`GraphQL as ${who}: ${query}`, await client.post('/graphql', { query })));
    expect(places.some(({ text: answer }) => answer.includes(shop.shirt))).toBe(true);
    expect(leaks(places)).toEqual([]);
  });

  test('the MCP server: every tool that is offered', async () => {
    const client = shop.host.http(shop.adminToken);
    const offered = (await mcpTools(client)).map(({ name }) => name);
    const places: Place[] = [{ where: 'MCP, the tools', text: await callMcp(client, 'tools/list') }];
    const ours = NAMES.map((name) => UID[name].replace('::', '-').replace('.', '_'));
    const called = new Set([
      ...offered.filter((name) => !/^(create|update|delete|publish|unpublish)/.test(name)),
      ...ours.flatMap((type) => [`list_${type}`, `get_${type}`]),
    ]);
    for (const name of called)
      places.push({
        where: `MCP, ${name}`,
        text: await callMcp(client, 'tools/call', {
          name,
          arguments: { documentId: documentIdOf('payment'), populate: '*' },
        }),
      });
    expect(leaks(places)).toEqual([]);
    expect(places.length).toBeGreaterThan(NAMES.length);
  });

  test('strapi export: hashes of Strapi’s own apart, nothing that opens anything', async () => {
    const place = await exportPlace(shop.host);
    expect(place.text).toContain('commerce-payments.key-set');
    expect(place.text).toContain('eyJhbGciOiJkaXIi');
    expect(leaks([place])).toEqual([]);
  });

  test('the log and the console, all that while', async () => {
    const said = shop.host.logs.entries().map(({ message }) => String(message));
    expect(said.some((line) => /^A listener of commerce-payments\.order\.paid .* \(ECONNREFUSED\)$/.test(line))).toBe(
      true
    );
    expect(said).toContain('A listener of commerce-payments.order.paid failed: Authorization: Basic [hidden]');
    expect(leaks(logPlaces(shop.host))).toEqual([]);
    expect(leaks([{ where: 'the console', text: printed.join('\n') }])).toEqual([]);
    expect(leaks(await databasePlaces(shop.host))).toEqual([]);
  });
});

describe('the search sees what is planted on purpose', () => {
  const named = (places: readonly Place[]) => leaks(places).map(({ secret, form }) => `${secret}, ${form}`);
  const planted = secretKeyOf('api');

  test('in an order that the Content Manager, MCP and an export show', async () => {
    await rowsIn(shop.host, 'order').updateMany({
      where: { documentId: documentIdOf('order') },
      data: { orderName: planted } as never,
    });
    const path = `${collection(UID.order)}?pageSize=100`;
    expect(named([text(path, await admin.get(path))])).toContain('API secret key, plain');
    const args = { name: 'get_plugin-commerce-payments_order', arguments: { documentId: documentIdOf('order') } };
    const offered = await mcpTools(shop.host.http(shop.adminToken));
    if (offered.some(({ name }) => name === args.name))
      expect(
        named([{ where: 'MCP', text: await callMcp(shop.host.http(shop.adminToken), 'tools/call', args) }])
      ).toContain('API secret key, plain');
    expect(named([await exportPlace(shop.host)])).toContain('API secret key, plain');
  });

  test('in a product that GraphQL shows', async () => {
    await rowsIn(shop.host, 'product').updateMany({
      where: { documentId: shop.shirt },
      data: { name: planted } as never,
    });
    const query = '{ commercePaymentsProducts { name } }';
    expect(named([text('GraphQL', await shop.host.http(shop.token).post('/graphql', { query }))])).toContain(
      'API secret key, plain'
    );
  });

  test('in an entry of the log that has it beside its text', () => {
    shop.host.strapi.log.debug('a request', { headers: { authorization: basicOf(planted) } });
    expect(named([{ where: 'the console', text: printed.at(-1) ?? '' }])).toContain('API secret key, base64 +0');
  });

  test('in what is printed, and in an error with a cause', () => {
    console.warn('Authorization', { headers: { authorization: basicOf(planted) } });
    expect(named([{ where: 'the console', text: printed.join('\n') }])).toContain('API secret key, base64 +0');
    const error = new Error('outer', { cause: Object.assign(new Error('inner'), { config: { auth: planted } }) });
    expect(named([errorPlace('an error', error)])).toContain('API secret key, plain');
  });
});
