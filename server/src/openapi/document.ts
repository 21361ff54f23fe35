import { version } from '../../../package.json';
import { CONTENT_API_PATH, PLUGIN_ID } from '../../../contracts/plugin-id';
import type { ContentRoute } from '../routes/content-api/content-route';
import { componentSchemas, type JsonSchema } from './json-schema';
import { TAGS, type Operation } from './operation';
import { OPERATIONS } from './operations';
import { requestOf } from './requests';
import { responsesOf } from './responses';

type RouteOfDocument = Pick<ContentRoute, 'method' | 'path' | 'handler' | 'request' | 'response'>;

const DESCRIPTION = `Sell from Strapi: products, orders, payments and refunds.

Amounts are whole numbers of the currency's smallest unit (₩1 is \`1\`, $1 is \`100\`); times are ISO 8601 in UTC.
An error of this API has a stable \`error.details.code\`, and \`error.details.messages\` in Korean and English for the buyer.`;

const API_TOKEN = {
  type: 'http',
  scheme: 'bearer',
  description:
    'A Strapi API token (Settings > API Tokens). Read-only tokens reach every `find` and `findOne`, full-access tokens everything, custom tokens what is ticked. Where the shop opens actions to a role of Users & Permissions, an end user’s JWT is taken too, and reaches what is that user’s own.',
};

const templateOf = (path: string): string => `${CONTENT_API_PATH}${path.replace(/:(\w+)/g, '{$1}')}`;

const whoMay = (handler: string, { isOpen }: Operation): string => {
  if (isOpen) return 'Open to everyone.';
  const tokens = /\.(find|findOne)$/.test(handler) ? 'a read-only or full-access token' : 'a full-access token';
  return `Needs ${tokens}, or a custom one with \`plugin::${PLUGIN_ID}.${handler}\`.`;
};

const operationOf = (route: RouteOfDocument, operation: Operation) => ({
  operationId: operation.operationId,
  tags: [operation.tag],
  summary: operation.summary,
  description: `${operation.description}\n\n${whoMay(route.handler, operation)}`,
  ...(operation.isOpen ? { security: [] } : {}),
  ...requestOf(route, operation),
  responses: responsesOf(route, operation),
});

const pathsOf = (
  routes: readonly RouteOfDocument[]
): Record<string, Record<string, ReturnType<typeof operationOf>>> => {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {};
  for (const route of routes) {
    const operation = OPERATIONS[route.handler];
    // A route that a host adds to ours is the host's to describe.
    if (!operation) continue;
    const path = (paths[templateOf(route.path)] ??= {});
    path[route.method.toLowerCase()] = operationOf(route, operation);
  }
  return paths;
};

/**
 * The API in OpenAPI 3.1, from the routes' own schemas and the table beside this file.
 *
 * @param prefix the host's REST prefix, `api.rest.prefix`
 */
export const openApiDocument = (routes: readonly RouteOfDocument[], prefix: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Commerce Payments',
    version,
    description: DESCRIPTION,
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: prefix || '/', description: 'The REST API of this Strapi' }],
  security: [{ apiToken: [] }],
  tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
  paths: pathsOf(routes),
  components: {
    securitySchemes: { apiToken: API_TOKEN },
    schemas: componentSchemas() satisfies Record<string, JsonSchema>,
  },
});

export type OpenApiDocument = ReturnType<typeof openApiDocument>;
