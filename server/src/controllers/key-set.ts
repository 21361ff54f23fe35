import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { KeySetView } from '../../../contracts/settings';
import { CommerceError } from '../domain/errors';
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
import { parserOf } from './validation/parse';

const parse = {
  create: parserOf(createKeySetBody),
  update: parserOf(updateKeySetBody),
  rotate: parserOf(rotateBody),
  promote: parserOf(promoteBody),
  retire: parserOf(retireBody),
};

/**
 * The id in the path. One of another form can be no key set's: 404, as for one that is not there. Other parameters are
 * not ours: the router adds those of every route that matches, such as Strapi's catch-all for public files.
 */
const idOf = (ctx: Context): string => {
  const { success, data } = keySetId.safeParse(ctx.params.id);
  if (!success) throw new CommerceError('KEY_SET_NOT_FOUND', 'No such key set');
  return data;
};

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
