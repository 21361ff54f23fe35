import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer, pageAnswer } from './answers';
import { eventDeliveryViewOf } from './event-views';
import { eventDeliveryId, listEventDeliveriesQuery } from './validation/event';
import { idIn } from './validation/id-in';
import { parserOf } from './validation/parse';

const parse = { list: parserOf(listEventDeliveriesQuery) };

const idOf = idIn('id', eventDeliveryId, { code: 'EVENT_DELIVERY_NOT_FOUND', message: 'No such delivery of an event' });

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
