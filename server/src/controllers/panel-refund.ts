import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { CommerceError } from '../domain/errors';
import { newRefundId } from '../services/identifiers';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { callerOf } from './caller-of';
import { answerOnce } from './idempotent';
import { paymentKey, unwrapped } from './validation/common';
import { parserOf } from './validation/parse';
import { createRefundBody } from './validation/refund';
import { refundViewOf } from './views';

const parse = parserOf(createRefundBody);

/**
 * Refunds that a person makes in the panel. A controller of its own: Strapi lists the methods of a content-API controller
 * in the token editor, and a method that serves both doors would belong to both.
 */
export const panelRefund = ({ strapi }: { strapi: Core.Strapi }) => ({
  async create(ctx: Context) {
    const { success, data: key } = paymentKey.safeParse(ctx.params.paymentKey);
    if (!success) throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment');
    const wish = parse(unwrapped(ctx.request.body));
    await answerOnce(strapi, ctx, {
      action: 'panel-refund.create',
      body: { paymentKey: key, ...wish },
      newSubject: newRefundId,
      work: async (refundId) => {
        const refunds = serviceOf(strapi, 'refunds');
        const made = await refunds.create(callerOf(ctx), key, refundId, wish);
        const view = refundViewOf(made, await refunds.accountShown(made));
        return { status: made.state === 'succeeded' ? 201 : 202, body: answer(view) };
      },
    });
  },
});
