import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { pageAnswer } from './answers';
import { eventViewOf } from './event-views';
import { listEventsQuery } from './validation/event';
import { parserOf } from './validation/parse';

const parse = { list: parserOf(listEventsQuery) };

/** What happened, newest first. */
export const event = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { pagination, ...filter } = parse.list(ctx.query);
    ctx.body = pageAnswer(await serviceOf(strapi, 'eventLog').events(filter, pagination), pagination, eventViewOf);
  },
});
