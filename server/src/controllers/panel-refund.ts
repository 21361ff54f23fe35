import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Refund } from '../domain/refund';
import { newRefundId } from '../services/identifiers';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { callerOf } from './caller-of';
import { answerOnce } from './idempotent';
import { unwrapped } from './validation/common';
import { paymentKeyIn, refundIdIn } from './validation/id-in';
import { panelRefundBody, refundPreviewQuery } from './validation/panel-refund';
import { parserOf } from './validation/parse';
import { refundViewOf } from './views';

const parse = { body: parserOf(panelRefundBody), preview: parserOf(refundPreviewQuery) };

/**
 * Refunds that a person makes in the panel. A controller of its own: Strapi lists the methods of a content-API controller
 * in the token editor, and a method that serves both doors would belong to both.
 */
export const panelRefund = ({ strapi }: { strapi: Core.Strapi }) => {
  const refunds = () => serviceOf(strapi, 'refunds');
  const options = () => serviceOf(strapi, 'refundOptions');
  const viewOf = async (one: Refund) => refundViewOf(one, await refunds().accountShown(one));

  return {
    async create(ctx: Context) {
      const key = paymentKeyIn(ctx);
      const wish = parse.body(unwrapped(ctx.request.body));
      await answerOnce(strapi, ctx, {
        action: 'panel-refund.create',
        body: { paymentKey: key, ...wish },
        newSubject: newRefundId,
        work: async (id) => {
          const made = await refunds().create(callerOf(ctx), key, id, wish);
          return { status: made.state === 'succeeded' ? 201 : 202, body: answer(await viewOf(made)) };
        },
      });
    },

    async options(ctx: Context) {
      ctx.body = answer(await options().options(callerOf(ctx), paymentKeyIn(ctx)));
    },

    async preview(ctx: Context) {
      const key = paymentKeyIn(ctx);
      ctx.body = answer(await options().preview(callerOf(ctx), key, parse.preview(ctx.query)));
    },

    /** How a refund stands whose outcome was not known when it was asked for. */
    async findOne(ctx: Context) {
      ctx.body = answer(await viewOf(await refunds().find(callerOf(ctx), refundIdIn(ctx))));
    },
  };
};
