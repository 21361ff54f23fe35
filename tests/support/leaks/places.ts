import { existsSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import type { ApiClient } from '../host/api';
import type { Host } from '../host-app';
import { nameOf, routesOf } from '../routes';
import type { Place } from './search';

/** Bytes stay bytes: what a driver gives as a Buffer is read as text. */
const asText = (rows: unknown): string =>
  JSON.stringify(rows, (_key, value: unknown) => {
    const bytes = value as { type?: unknown; data?: unknown } | null;
    return bytes?.type === 'Buffer' && Array.isArray(bytes.data)
      ? Buffer.from(bytes.data as number[]).toString('utf8')
      : value;
  });

/** Every table of the database, Strapi's as well; of SQLite also the file as it is, with what was deleted. */
export const databasePlaces = async ({ strapi, database }: Host): Promise<Place[]> => {
  const tables = await strapi.db.dialect.schemaInspector.getTables();
  const places: Place[] = [];
  for (const table of tables)
    places.push({ where: `table ${table}`, text: asText(await strapi.db.connection(table).select('*')) });
  if (database.client !== 'sqlite') return places;
  const files = ['', '-wal', '-journal'].map((end) => `${database.url}${end}`).filter((file) => existsSync(file));
  return [...places, ...files.map((file) => ({ where: 'the file of SQLite', text: readFileSync(file, 'latin1') }))];
};

export const logPlaces = ({ logs }: Host): Place[] => [{ where: 'the log', text: logs.text() }];

/** An error as a logger, a console or a crash would show it: with its stack, its cause and every hidden field. */
export const errorPlace = (where: string, error: unknown): Place => ({
  where,
  text: [
    inspect(error, { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null }),
    String(error),
  ].join('\n'),
});

/** Values of a path's parameters by their names; `?` is the query that a route wants. */
export type Known = Readonly<Record<string, string>>;

const filled = (path: string, known: Known): string =>
  path.replace(/:([A-Za-z]+)/g, (_all, name: string) => encodeURIComponent(known[name] ?? 'unknown')) +
  (known['?'] ?? '');

type Walk = {
  host: Host;
  kind: 'content-api' | 'admin';
  who: string;
  client: ApiClient;
  knownOf: (path: string) => Known;
  /** Routes whose answer is meant to show a secret to this caller. */
  except?: readonly string[];
};

/** Below the client's own address. */
const PREFIX = { 'content-api': '', admin: '/commerce-payments' } as const;

/**
 * Asks every route, as Strapi holds them, as one caller: reads with ids that are there, writes with bodies that are
 * refused, so that error bodies are read too. What changes something without a body is left to the story of the test.
 */
export const answerPlaces = async ({ host, kind, who, client, knownOf, except = [] }: Walk): Promise<Place[]> => {
  const places: Place[] = [];
  for (const route of routesOf(host.strapi, kind)) {
    const name = nameOf(route);
    if (except.includes(name)) continue;
    const isRead = route.method === 'GET';
    const path = `${PREFIX[kind]}${filled(route.path, isRead ? knownOf(route.path) : {})}`;
    for (const body of isRead ? [undefined] : [{}, { data: { name: 5, items: 'x', nothing: null } }]) {
      const { status, text, headers } = await client.send(route.method, path, body === undefined ? {} : { body });
      const shown = `${status} ${JSON.stringify([...headers])} ${text}`;
      places.push({ where: `${name} as ${who}`, text: shown });
    }
  }
  return places;
};
