import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { KeySetView } from '../../../contracts/settings';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { actorOf } from './actor-of';
import { unwrapped } from './validation/common';
import {
  createKeySetBody,
  keySetId,
  promoteBody,
  retireBody,
  rotateBody,
  updateKeySetBody,
} from './validation/key-set';
import { idIn } from './validation/id-in';
import { parserOf } from './validation/parse';

const parse = {
  create: parserOf(createKeySetBody),
  update: parserOf(updateKeySetBody),
  rotate: parserOf(rotateBody),
  promote: parserOf(promoteBody),
  retire: parserOf(retireBody),
};

const idOf = idIn('id', keySetId, { code: 'KEY_SET_NOT_FOUND', message: 'No such key set' });

/** Key sets in the panel's settings. Nothing that is answered here holds a secret, but for the webhook addresses. */
export const keySet = ({ strapi }: { strapi: Core.Strapi }) => {
  const keySets = () => serviceOf(strapi, 'keySets');
  const tried = (saved: KeySetView) => serviceOf(strapi, 'verifications').afterSave(saved);
  return {
    async find(ctx: Context) {
      ctx.body = answer(await keySets().list());
    },

    async findOne(ctx: Context) {
      ctx.body = answer(await keySets().get(idOf(ctx)));
    },

    async create(ctx: Context) {
      const made = await keySets().create(parse.create(unwrapped(ctx.request.body)), actorOf(ctx));
      ctx.body = answer(await tried(made));
      ctx.status = 201;
    },

    async update(ctx: Context) {
      const changed = await keySets().update(idOf(ctx), parse.update(unwrapped(ctx.request.body)), actorOf(ctx));
      ctx.body = answer(await tried(changed));
    },

    async verify(ctx: Context) {
      ctx.body = answer(await keySets().verify(idOf(ctx), actorOf(ctx)));
    },

    async makeDefault(ctx: Context) {
      ctx.body = answer(await keySets().setDefault(idOf(ctx), actorOf(ctx)));
    },

    async enable(ctx: Context) {
      ctx.body = answer(await keySets().setEnabled(idOf(ctx), true, actorOf(ctx)));
    },

    async disable(ctx: Context) {
      ctx.body = answer(await keySets().setEnabled(idOf(ctx), false, actorOf(ctx)));
    },

    async rotate(ctx: Context) {
      const wish = parse.rotate(unwrapped(ctx.request.body));
      ctx.body = answer(await keySets().rotate(idOf(ctx), wish, actorOf(ctx)));
    },

    async promote(ctx: Context) {
      const wish = parse.promote(unwrapped(ctx.request.body));
      ctx.body = answer(await keySets().promote(idOf(ctx), wish, actorOf(ctx)));
    },

    async retire(ctx: Context) {
      const wish = parse.retire(unwrapped(ctx.request.body));
      ctx.body = answer(await keySets().retire(idOf(ctx), wish, actorOf(ctx)));
    },

    async replaceWebhookAddress(ctx: Context) {
      ctx.body = answer(await keySets().replaceWebhookAddress(idOf(ctx), actorOf(ctx)));
    },

    async webhookAddresses(ctx: Context) {
      ctx.set('Cache-Control', 'no-store');
      ctx.body = answer(await keySets().showWebhookAddresses(actorOf(ctx)));
    },
  };
};
