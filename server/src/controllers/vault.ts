import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer } from './answers';
import { unwrapped } from './validation/common';
import { parserOf } from './validation/parse';
import { rekeyBody } from './validation/vault';

const parse = { rekey: parserOf(rekeyBody) };

/** The keys that seal, for the panel. Names and numbers alone: nothing sealed or opened comes out here. */
export const vault = ({ strapi }: { strapi: Core.Strapi }) => {
  const life = () => serviceOf(strapi, 'vaultLife');

  return {
    async find(ctx: Context) {
      ctx.body = answer(await life().state());
    },

    async rekey(ctx: Context) {
      const wish = parse.rekey(unwrapped(ctx.request.body));
      ctx.body = answer(await life().startRekey({ isDryRun: wish?.dryRun ?? false }, actorOf(ctx)));
      ctx.status = 202;
    },

    async acceptInstallation(ctx: Context) {
      ctx.body = answer(await life().accept(actorOf(ctx)));
    },
  };
};
