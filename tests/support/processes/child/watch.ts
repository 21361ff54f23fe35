import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { ClientRequest } from 'node:http';
import type { Core } from '@strapi/types';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';
import { FLOW_HEADER, type FlowWish, type JobFlow } from '../protocol';
import { asFlow, note, step, stepsOf, tellParent } from './flows';

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

/** Makes each run of a job a flow: the schedule calls the service's method, which is replaced. */
export const watchJobs = (strapi: Core.Strapi, jobs: readonly JobFlow[]): void => {
  for (const { service, method, flow } of jobs) {
    const found = strapi.plugin(PLUGIN_ID).service(service) as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const work = found[method];
    if (!work) throw new Error(`There is no ${service}.${method}`);
    found[method] = async (...args) => {
      const made = await asFlow(flow, () => work(...args));
      tellParent({ kind: 'ended', flow: flow.name, steps: stepsOf(flow.name).length });
      return made;
    };
  }
};

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
