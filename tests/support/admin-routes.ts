import { PERMISSIONS } from '../../contracts/permissions';
import type { Core } from '@strapi/types';
import type { ApiClient } from './host/api';
import { nameOf, routesOf, type RegisteredRoute } from './routes';

type Policy = string | { name: string; config?: { actions?: string[] } };

/** What a route of the panel asks for, as Strapi holds it. */
export type AdminDemand = {
  name: string;
  method: string;
  path: string;
  /** Rights that a role must have, all of them. Empty: the route is open to everyone who is logged in. */
  needs: string[];
  isForLoggedIn: boolean;
  isForPersons: boolean;
  isOpenToAll: boolean;
};

const demandOf = (route: RegisteredRoute): AdminDemand => {
  const { auth, policies = [] } = (route.config ?? {}) as { auth?: unknown; policies?: Policy[] };
  const named = policies.map((policy) => (typeof policy === 'string' ? { name: policy } : policy));
  const rights = named.filter(({ name }) => name === 'admin::hasPermissions');
  return {
    name: nameOf(route),
    method: route.method,
    path: route.path,
    needs: rights.flatMap((policy) => ('config' in policy ? (policy.config?.actions ?? []) : [])),
    isForLoggedIn: named.some(({ name }) => name === 'admin::isAuthenticatedAdmin'),
    isForPersons: named.some(({ name }) => name === 'plugin::commerce-payments.persons-only'),
    isOpenToAll: auth === false,
  };
};

/** Without a login: a browser's own download sends none along, and what opens it is a ticket for one time. */
const TICKETED = '/exports/:ticket';

/** Every route of the panel that we have, with what it asks for, but for the one that a ticket opens. */
export const adminDemands = (strapi: Core.Strapi): AdminDemand[] =>
  routesOf(strapi, 'admin')
    .map(demandOf)
    .filter(({ method, path }) => !(method === 'GET' && path === TICKETED));

/** Ids that nothing has: whoever may come in is told that it is not there, and nothing is changed. */
const nobody = (path: string): string => `/commerce-payments${path.replace(/:[A-Za-z]+/g, 'nobody')}`;

/** Asks a route about something that is not there. The status. */
export const knock = async (client: ApiClient, { method, path }: AdminDemand): Promise<number> =>
  (await client.send(method, nobody(path), method === 'GET' ? {} : { body: {} })).status;

/** An admin token that its owner, logged in as `client`, gives these rights. */
export const adminTokenOf = async (client: ApiClient, actions: readonly string[]): Promise<string> => {
  const adminPermissions = actions.map((action) => ({ action, subject: null, properties: {}, conditions: [] }));
  const body = { name: `token ${actions.length}`, description: '', lifespan: null, adminPermissions };
  const made = await client.post<{ accessKey: string }>('/admin/admin-tokens', body);
  if (made.status !== 201) throw new Error(`No admin token was made: ${made.status} ${made.text}`);
  return made.body.data.accessKey;
};

export const ALL_PERMISSIONS: readonly string[] = Object.values(PERMISSIONS);
