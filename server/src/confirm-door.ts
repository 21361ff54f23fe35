import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { lowerCasePath } from './content-api-path';
import { confirmTurn } from './middlewares/confirm-turn';

/**
 * Lets confirmations of one moment go to the provider a few at a time. Together they would all check their tokens, then
 * all read, then all claim, and the first would get there with the last; then all would come back together. It stands
 * before Strapi's check of the token, which is half of that way, and behind the parser: nobody waits for a slow sender.
 * Called in `register`, before there are routes.
 */
export const openConfirmDoor = (strapi: Core.Strapi): void => {
  const letIn = confirmTurn({ strapi });
  const path = lowerCasePath(strapi, '/payments/confirm');
  strapi.server
    .api('content-api')
    .use((ctx: Context, next: Next) =>
      ctx.method === 'POST' && ctx.path.toLowerCase() === path ? letIn(ctx, next) : next()
    );
};
