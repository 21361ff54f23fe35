import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { TodayView } from '../../../contracts/overview';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { overviewViewOf } from './overview-views';
import { overviewQuery } from './validation/overview';
import { parserOf } from './validation/parse';

const parseQuery = parserOf(overviewQuery);

/** What the shop sold, for those who may see payments. */
export const overview = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { environment, currency, ...days } = parseQuery(ctx.query);
    ctx.body = answer(overviewViewOf(await serviceOf(strapi, 'overview').view({ days, environment, currency })));
  },

  async today(ctx: Context) {
    ctx.body = answer<TodayView>(await serviceOf(strapi, 'overview').today());
  },
});
