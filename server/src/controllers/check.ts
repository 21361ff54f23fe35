import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer } from './answers';
import { checkedPaymentViewOf, checkedRefundViewOf } from './problem-views';
import { paymentKeyIn, refundIdIn } from './validation/id-in';

/** Payments and refunds asked about at the provider now. */
export const check = ({ strapi }: { strapi: Core.Strapi }) => ({
  async payment(ctx: Context) {
    const { payment, providerCode } = await serviceOf(strapi, 'checks').payment(paymentKeyIn(ctx), actorOf(ctx));
    const outcome = providerCode === null ? 'answered' : 'unreachable';
    ctx.body = { data: checkedPaymentViewOf(payment), meta: { outcome, providerCode } };
  },

  async refund(ctx: Context) {
    const refund = await serviceOf(strapi, 'checks').refund(refundIdIn(ctx), actorOf(ctx));
    ctx.body = answer(checkedRefundViewOf(refund, await serviceOf(strapi, 'refunds').accountShown(refund)));
  },
});
