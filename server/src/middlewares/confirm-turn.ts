import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { keepTurn } from '../controllers/turn';
import { serviceOf } from '../services/service-of';

/** Lets a confirmation in when its turn comes. */
export const confirmTurn =
  ({ strapi }: { strapi: Core.Strapi }) =>
  (ctx: Context, next: Next): Promise<unknown> =>
    serviceOf(strapi, 'confirmTurns').take((pass) => {
      keepTurn(ctx, pass);
      return next();
    });
