import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { CommerceError } from '../domain/errors';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { paymentDetailViewOf, rawPaymentViewOf } from './payment-detail-views';
import { paymentKey } from './validation/common';

/** A key of another form is nobody's: 404, as for one that is not there. */
const keyOf = (ctx: Context): string => {
  const { success, data } = paymentKey.safeParse(ctx.params.paymentKey);
  if (!success) throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment');
  return data;
};

/** One payment for the panel: what happened around it, and what the provider says of it now. */
export const paymentDetail = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context) {
    ctx.body = answer(paymentDetailViewOf(await serviceOf(strapi, 'paymentDetail').get(keyOf(ctx))));
  },

  async raw(ctx: Context) {
    ctx.body = answer(rawPaymentViewOf(await serviceOf(strapi, 'paymentDetail').raw(keyOf(ctx))));
  },
});
