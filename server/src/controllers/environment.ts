import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';

/** What is in force, for the panel. */
export const environment = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.body = answer(await serviceOf(strapi, 'environment').view());
  },
});
