import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { ClientRequest } from 'node:http';
import type { Core } from '@strapi/types';
import { FLOW_HEADER, type FlowWish } from '../protocol';
import { asFlow, note, step } from './flows';

type Statement = { sql: string };
type Dialect = { _query: (connection: unknown, statement: Statement) => Promise<unknown> };
type Koa = { middleware: ((ctx: Ctx, next: () => Promise<void>) => Promise<void>)[] };
type Ctx = { req: IncomingMessage };

const NAME_LENGTH = 90;

const nameOf = ({ sql }: Statement): string =>
  sql
    .replace(/["`]/g, '')
    .replace(/\b\w+\.(?=\w+ as )/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^select .* from/i, 'select … from')
    .slice(0, NAME_LENGTH);

/**
 * Sees every statement, `BEGIN` and `COMMIT` too, right before it is sent. In the dialect's prototype: a transaction of
 * knex is a client of its own, made from it.
 */
export const watchStatements = (strapi: Core.Strapi): void => {
  const { client } = strapi.db.connection as unknown as { client: object };
  const dialect = Object.getPrototypeOf(client) as Dialect;
  const send = dialect._query;
  dialect._query = function (connection, statement) {
    return step(nameOf(statement), () => send.call(this, connection, statement));
  };
};

/** Sees every request that leaves the process. */
export const watchCalls = (): void =>
  subscribe('http.client.request.start', (message) => {
    const { request } = message as { request: ClientRequest };
    note(`call ${request.method} ${request.path.replace(/\/[^/]{20,}/, '/:key')}`);
  });

/** Makes a request with the header a flow; its last step is its answer. */
export const watchRequests = (strapi: Core.Strapi): void => {
  const { app } = strapi.server as unknown as { app: Koa };
  app.middleware.unshift(async ({ req }, next) => {
    const header = req.headers[FLOW_HEADER];
    if (typeof header !== 'string') return next();
    await asFlow(JSON.parse(decodeURIComponent(header)) as FlowWish, async () => {
      await next();
      await step('answer', () => Promise.resolve());
    });
  });
};
