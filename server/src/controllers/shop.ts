import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer } from './answers';
import { unwrapped } from './validation/common';
import { parserOf } from './validation/parse';
import { shopSettingsBody } from './validation/shop-settings';

const parse = parserOf(shopSettingsBody);

/** What a shop sets for itself. */
export const shop = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.body = answer(await serviceOf(strapi, 'shopSettings').facts());
  },

  async findFirstSteps(ctx: Context) {
    ctx.body = answer(await serviceOf(strapi, 'firstSteps').view());
  },

  async findSettings(ctx: Context) {
    ctx.body = answer(await serviceOf(strapi, 'shopSettings').view());
  },

  async sendTestMail(ctx: Context) {
    ctx.body = answer(await serviceOf(strapi, 'mails').tryOut());
  },

  async updateSettings(ctx: Context) {
    const input = parse(unwrapped(ctx.request.body));
    ctx.body = answer(await serviceOf(strapi, 'shopSettings').save(input, actorOf(ctx)));
  },
});
