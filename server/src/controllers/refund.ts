import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { RefundView } from '../../../contracts/refunds';
import type { Refund } from '../domain/refund';
import { newRefundId } from '../services/identifiers';
import { serviceOf } from '../services/service-of';
import { answer, lookAgainAt, pageAnswer } from './answers';
import { callerOf } from './caller-of';
import { answerOnce } from './idempotent';
import { unwrapped } from './validation/common';
import { parserOf } from './validation/parse';
import { paymentParams } from './validation/payment';
import { createRefundBody, listRefundsQuery, refundParams } from './validation/refund';
import { refundViewOf } from './views';

const parse = {
  body: parserOf(createRefundBody),
  list: parserOf(listRefundsQuery),
  payment: parserOf(paymentParams),
  params: parserOf(refundParams),
};

type RefundAnswer = { data: RefundView };

/** Refunds of a payment: made, and read back. */
export const refund = ({ strapi }: { strapi: Core.Strapi }) => {
  const refunds = () => serviceOf(strapi, 'refunds');
  const viewOf = async (one: Refund): Promise<RefundView> => refundViewOf(one, await refunds().accountShown(one));

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
          return { status: made.state === 'succeeded' ? 201 : 202, body: answer(await viewOf(made)) };
        },
      });
      if (ctx.status === 202)
        ctx.set('Location', lookAgainAt(strapi, 'refunds', (ctx.body as RefundAnswer).data.refundId));
    },

    async find(ctx: Context) {
      const { paymentKey } = parse.payment(ctx.params);
      const { pagination } = parse.list(ctx.query);
      const { rows, total } = await refunds().ofPayment(callerOf(ctx), paymentKey, pagination);
      const views = await Promise.all(rows.map(viewOf));
      ctx.body = pageAnswer({ rows: views, total }, pagination, (view) => view);
    },

    async findOne(ctx: Context) {
      const { refundId } = parse.params(ctx.params);
      ctx.body = answer(await viewOf(await refunds().find(callerOf(ctx), refundId)));
    },
  };
};
