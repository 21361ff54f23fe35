import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer } from './answers';
import { unwrapped } from './validation/common';
import { offerParams, stockBody } from './validation/offer';
import { parserOf } from './validation/parse';

const parse = { params: parserOf(offerParams), stock: parserOf(stockBody) };

/** Stock in the panel: read beside the product, changed by adjusting it. */
export const offer = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context) {
    const { product } = parse.params(ctx.params);
    ctx.body = answer(await serviceOf(strapi, 'catalogue').offerOf(product));
  },

  async changeStock(ctx: Context) {
    const { product } = parse.params(ctx.params);
    const change = parse.stock(unwrapped(ctx.request.body));
    ctx.body = answer(await serviceOf(strapi, 'catalogue').changeStock(product, change, actorOf(ctx)));
  },
});
