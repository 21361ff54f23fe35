import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';

/** API tokens that can move money. */
export const apiToken = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.body = answer(await serviceOf(strapi, 'apiTokens').list());
  },
});
