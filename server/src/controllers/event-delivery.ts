import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { CommerceError } from '../domain/errors';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer, pageAnswer } from './answers';
import { eventDeliveryViewOf } from './event-views';
import { eventDeliveryId, listEventDeliveriesQuery } from './validation/event';
import { parserOf } from './validation/parse';

const parse = { list: parserOf(listEventDeliveriesQuery) };

const idOf = (ctx: Context): string => {
  const { success, data } = eventDeliveryId.safeParse(ctx.params.id);
  if (!success) throw new CommerceError('EVENT_DELIVERY_NOT_FOUND', 'No such delivery of an event');
  return data;
};

/** Events on their way to addresses: looked at, and sent again. */
export const eventDelivery = ({ strapi }: { strapi: Core.Strapi }) => {
  const log = () => serviceOf(strapi, 'eventLog');

  return {
    async find(ctx: Context) {
      const { pagination, ...filter } = parse.list(ctx.query);
      ctx.body = pageAnswer(await log().deliveries(filter, pagination), pagination, eventDeliveryViewOf);
    },

    async redeliver(ctx: Context) {
      ctx.body = answer(eventDeliveryViewOf(await log().redeliver(idOf(ctx), actorOf(ctx))));
      ctx.status = 202;
    },
  };
};
