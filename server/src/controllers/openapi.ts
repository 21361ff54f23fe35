import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { openApiDocument } from '../openapi/document';

type Routes = Record<'content-api', { routes: Parameters<typeof openApiDocument>[0] }>;

/** `GET /openapi.json`: the API's own description. It holds nothing of the shop but the path that the API is under. */
export const openapi = ({ strapi }: { strapi: Core.Strapi }) => {
  let text: string | undefined;

  const written = (): string => {
    const { routes } = (strapi.plugin(PLUGIN_ID).routes as unknown as Routes)['content-api'];
    return JSON.stringify(openApiDocument(routes, strapi.config.get('api.rest.prefix', '/api')));
  };

  return {
    findOne(ctx: Context): void {
      ctx.type = 'application/json';
      ctx.body = text ??= written();
    },
  };
};
