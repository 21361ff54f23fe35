import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer, pageAnswer } from './answers';
import { unwrapped } from './validation/common';
import { idIn } from './validation/id-in';
import { parserOf } from './validation/parse';
import { deliveryId, listDeliveriesQuery, selfTestBody } from './validation/webhook';

const parseQuery = parserOf(listDeliveriesQuery);
const parseSelfTest = parserOf(selfTestBody);

const idOf = idIn('id', deliveryId, { code: 'WEBHOOK_NOT_FOUND', message: 'No such webhook delivery' });

/** Webhooks that arrived, for administrators: their secrets are hidden. */
export const webhookDelivery = ({ strapi }: { strapi: Core.Strapi }) => {
  const webhooks = () => serviceOf(strapi, 'webhooks');
  return {
    async find(ctx: Context) {
      const { pagination, ...filter } = parseQuery(ctx.query);
      ctx.body = pageAnswer(await webhooks().list(filter, pagination), pagination, (view) => view);
    },

    async findOne(ctx: Context) {
      ctx.body = answer(await webhooks().get(idOf(ctx)));
    },

    async summary(ctx: Context) {
      ctx.body = answer(await serviceOf(strapi, 'webhookSummary').read());
    },

    async selfTest(ctx: Context) {
      const { keySetId } = parseSelfTest(unwrapped(ctx.request.body));
      ctx.body = answer(await serviceOf(strapi, 'webhookSelfTest').run(keySetId, actorOf(ctx)));
    },

    async replay(ctx: Context) {
      ctx.body = answer(await webhooks().replay(idOf(ctx), actorOf(ctx)));
      ctx.status = 202;
    },
  };
};
