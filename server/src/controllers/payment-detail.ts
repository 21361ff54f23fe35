import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer } from './answers';
import { paymentDetailViewOf, rawPaymentViewOf } from './payment-detail-views';
import { paymentKeyIn } from './validation/id-in';

/** One payment for the panel: what happened around it, and what the provider says of it now. */
export const paymentDetail = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context) {
    ctx.body = answer(paymentDetailViewOf(await serviceOf(strapi, 'paymentDetail').get(paymentKeyIn(ctx))));
  },

  async raw(ctx: Context) {
    ctx.body = answer(rawPaymentViewOf(await serviceOf(strapi, 'paymentDetail').raw(paymentKeyIn(ctx), actorOf(ctx))));
  },
});
