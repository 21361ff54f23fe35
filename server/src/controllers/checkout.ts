import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { checkoutQuery } from './validation/order';
import { parserOf } from './validation/parse';

const parseQuery = parserOf(checkoutQuery);

/** `GET /checkout`: the client key that a page starts the provider's SDK with. */
export const checkout = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.body = answer(await serviceOf(strapi, 'checkout').startWith(parseQuery(ctx.query)));
  },
});
