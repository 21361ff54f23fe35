import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { newOrderId } from '../services/identifiers';
import { serviceOf } from '../services/service-of';
import { answer, pageAnswer } from './answers';
import { callerOf } from './caller-of';
import { answerOnce } from './idempotent';
import { unwrapped } from './validation/common';
import { createOrderBody, createOrderQuery, listOrdersQuery, orderParams } from './validation/order';
import { parserOf } from './validation/parse';
import { createdOrderViewOf, orderViewOf } from './views';

const parse = {
  body: parserOf(createOrderBody),
  query: parserOf(createOrderQuery),
  list: parserOf(listOrdersQuery),
  params: parserOf(orderParams),
};

/** `POST /orders` and what follows until payment. */
export const order = ({ strapi }: { strapi: Core.Strapi }) => {
  const checkout = () => serviceOf(strapi, 'checkout');

  return {
    async create(ctx: Context) {
      const wish = { ...parse.body(unwrapped(ctx.request.body)), ...parse.query(ctx.query) };
      await answerOnce(strapi, ctx, {
        action: 'order.create',
        body: wish,
        newSubject: newOrderId,
        work: async (orderId, mayBeThere) => {
          const made = await checkout().create(callerOf(ctx), orderId, wish, mayBeThere);
          return { status: 201, body: answer(createdOrderViewOf(made)) };
        },
      });
    },

    async find(ctx: Context) {
      const { pagination, state } = parse.list(ctx.query);
      ctx.body = pageAnswer(await checkout().list(callerOf(ctx), { state }, pagination), pagination, orderViewOf);
    },

    async findOne(ctx: Context) {
      const { orderId } = parse.params(ctx.params);
      ctx.body = answer(orderViewOf(await checkout().find(callerOf(ctx), orderId)));
    },

    async cancel(ctx: Context) {
      const { orderId } = parse.params(ctx.params);
      ctx.body = answer(orderViewOf(await checkout().cancel(callerOf(ctx), orderId)));
    },
  };
};
