import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { CONTENT_API_PATH } from '../../contracts/plugin-id';
import { readRawBody } from './middlewares/raw-body';

type Middleware = (ctx: Context, next: Next) => Promise<unknown> | unknown;
type MiddlewareFactory = (config: unknown, context: { strapi: Core.Strapi }) => Middleware;
type Registry = { extend: (uid: string, wrap: (factory: MiddlewareFactory) => MiddlewareFactory) => unknown };

/** Where webhooks arrive, in lower case: the router does not tell capitals from small letters. */
const webhookPath = (strapi: Core.Strapi): string => {
  const prefix = strapi.config.get<string>('api.rest.prefix', '/api').replace(/\/+$/, '');
  return `${prefix}${CONTENT_API_PATH}/webhooks/`.toLowerCase();
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
    const path = webhookPath(strapi);
    return (ctx, next) =>
      ctx.method === 'POST' && ctx.path.toLowerCase().startsWith(path) ? readRawBody(ctx, next) : parse(ctx, next);
  });
};
