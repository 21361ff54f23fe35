import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import { lowerCasePath } from './content-api-path';
import { readRawBody } from './middlewares/raw-body';
import { withoutBodyInErrors } from './middlewares/parse-errors';

type Middleware = (ctx: Context, next: Next) => Promise<unknown> | unknown;
type MiddlewareFactory = (config: unknown, context: { strapi: Core.Strapi }) => Middleware;
type Registry = { extend: (uid: string, wrap: (factory: MiddlewareFactory) => MiddlewareFactory) => unknown };

const TOKEN_IN_URL = /(\/webhooks\/[^/?]+\/)[^/?]+/i;

/**
 * Takes the token out of the address once the request is answered: Strapi's access log writes addresses, and whoever
 * knows this one can send webhooks.
 */
const hidingToken = async (ctx: Context, work: () => Promise<unknown> | unknown): Promise<void> => {
  try {
    await work();
  } finally {
    ctx.url = ctx.url.replace(TOKEN_IN_URL, '$1[hidden]');
  }
};

/**
 * Lets webhooks pass by the body parser, with their exact bytes. Strapi's own parser is wrapped and not the list of
 * middlewares changed: it stands where the host has put it, with the host's options, also where the host has no list.
 * Every other request goes to it untouched. Called in `register`, before the middlewares are made.
 */
export const openWebhookDoor = (strapi: Core.Strapi): void => {
  const registry = strapi.get('middlewares') as unknown as Registry;
  registry.extend('strapi::body', (factory) => (config, context) => {
    const parse = factory(config, context);
    const path = lowerCasePath(strapi, '/webhooks/');
    return (ctx, next) => {
      const lower = ctx.path.toLowerCase();
      if (!lower.includes(`/${PLUGIN_ID}/`)) return parse(ctx, next);
      if (!lower.startsWith(path)) return withoutBodyInErrors(() => parse(ctx, next));
      return hidingToken(ctx, () => (ctx.method === 'POST' ? readRawBody(ctx, next) : parse(ctx, next)));
    };
  });
};
