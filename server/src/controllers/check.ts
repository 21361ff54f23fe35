import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { CommerceError } from '../domain/errors';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer } from './answers';
import { checkedPaymentViewOf, checkedRefundViewOf } from './problem-views';
import { paymentKey, refundId } from './validation/common';

/** Payments and refunds asked about at the provider now. Keys of another form are nobody's: 404. */
export const check = ({ strapi }: { strapi: Core.Strapi }) => ({
  async payment(ctx: Context) {
    const { success, data } = paymentKey.safeParse(ctx.params.paymentKey);
    if (!success) throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment');
    const { payment, providerCode } = await serviceOf(strapi, 'checks').payment(data, actorOf(ctx));
    const outcome = providerCode === null ? 'answered' : 'unreachable';
    ctx.body = { data: checkedPaymentViewOf(payment), meta: { outcome, providerCode } };
  },

  async refund(ctx: Context) {
    const { success, data } = refundId.safeParse(ctx.params.refundId);
    if (!success) throw new CommerceError('REFUND_NOT_FOUND', 'No such refund');
    const refund = await serviceOf(strapi, 'checks').refund(data, actorOf(ctx));
    ctx.body = answer(checkedRefundViewOf(refund, await serviceOf(strapi, 'refunds').accountShown(refund)));
  },
});
