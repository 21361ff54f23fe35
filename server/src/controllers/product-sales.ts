import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { offerParams } from './validation/offer';
import { parserOf } from './validation/parse';

const parse = parserOf(offerParams);

/** How a product sells, in the panel: beside it in the Content Manager. */
export const productSales = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context) {
    const { product } = parse(ctx.params);
    ctx.body = answer(await serviceOf(strapi, 'productSales').of(product));
  },
});
