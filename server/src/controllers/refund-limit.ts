import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer } from './answers';
import { unwrapped } from './validation/common';
import { parserOf } from './validation/parse';
import { refundLimitBody } from './validation/refund-limit';

const parse = parserOf(refundLimitBody);

/** What roles and API tokens may give back. */
export const refundLimit = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.body = answer(await serviceOf(strapi, 'refundLimits').list());
  },

  async update(ctx: Context) {
    const input = parse(unwrapped(ctx.request.body));
    ctx.body = answer(await serviceOf(strapi, 'refundLimits').set(input, actorOf(ctx)));
  },
});
