import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { figuresQuery, offerParams } from './validation/offer';
import { parserOf } from './validation/parse';

const parse = { params: parserOf(offerParams), figures: parserOf(figuresQuery) };

/** How a product sells, in the panel: beside it in the Content Manager. */
export const productSales = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { products } = parse.figures(ctx.query);
    ctx.body = answer(await serviceOf(strapi, 'productSales').figures(products));
  },

  async findOne(ctx: Context) {
    const { product } = parse.params(ctx.params);
    ctx.body = answer(await serviceOf(strapi, 'productSales').of(product));
  },
});
