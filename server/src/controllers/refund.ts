import type { Core } from '@strapi/strapi';
import { validateZodSchema } from '@strapi/utils';
import type { Context } from 'koa';
import { newRefundId } from '../services/identifiers';
import { serviceOf } from '../services/service-of';
import { answer, pageAnswer } from './answers';
import { callerOf } from './caller-of';
import { answerOnce } from './idempotent';
import { unwrapped } from './validation/common';
import { paymentParams } from './validation/payment';
import { createRefundBody, listRefundsQuery, refundParams } from './validation/refund';
import { refundViewOf } from './views';

const parse = {
  body: validateZodSchema(createRefundBody),
  list: validateZodSchema(listRefundsQuery),
  payment: validateZodSchema(paymentParams),
  params: validateZodSchema(refundParams),
};

/** Refunds of a payment: made, and read back. */
export const refund = ({ strapi }: { strapi: Core.Strapi }) => {
  const refunds = () => serviceOf(strapi, 'refunds');

  return {
    async create(ctx: Context) {
      const { paymentKey } = parse.payment(ctx.params);
      const wish = parse.body(unwrapped(ctx.request.body));
      await answerOnce(strapi, ctx, {
        action: 'refund.create',
        body: { paymentKey, ...wish },
        newSubject: newRefundId,
        work: async (refundId) => {
          const made = await refunds().create(callerOf(ctx), paymentKey, refundId, wish);
          return { status: made.state === 'succeeded' ? 201 : 202, body: answer(refundViewOf(made)) };
        },
      });
    },

    async find(ctx: Context) {
      const { paymentKey } = parse.payment(ctx.params);
      const { pagination } = parse.list(ctx.query);
      ctx.body = pageAnswer(await refunds().ofPayment(callerOf(ctx), paymentKey, pagination), pagination, refundViewOf);
    },

    async findOne(ctx: Context) {
      const { refundId } = parse.params(ctx.params);
      ctx.body = answer(refundViewOf(await refunds().find(callerOf(ctx), refundId)));
    },
  };
};
