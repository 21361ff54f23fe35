import type { Core } from '@strapi/strapi';
import { validateZodSchema } from '@strapi/utils';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { pageAnswer } from './answers';
import { eventViewOf } from './event-views';
import { listEventsQuery } from './validation/event';

const parse = { list: validateZodSchema(listEventsQuery) };

/** What happened, newest first. */
export const event = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { pagination, ...filter } = parse.list(ctx.query);
    ctx.body = pageAnswer(await serviceOf(strapi, 'eventLog').events(filter, pagination), pagination, eventViewOf);
  },
});
