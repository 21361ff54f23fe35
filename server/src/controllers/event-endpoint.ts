import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { endpointViewOf, eventTestViewOf, withSecretViewOf } from './event-views';
import { actorOf } from './actor-of';
import { unwrapped } from './validation/common';
import { createEventEndpointBody, eventEndpointId, updateEventEndpointBody } from './validation/event';
import { idIn } from './validation/id-in';
import { parserOf } from './validation/parse';

const parse = {
  create: parserOf(createEventEndpointBody),
  update: parserOf(updateEventEndpointBody),
};

const idOf = idIn('id', eventEndpointId, { code: 'EVENT_ENDPOINT_NOT_FOUND', message: 'No such address for events' });

/** Addresses that events are sent to. A secret is in two answers alone: where it is made. */
export const eventEndpoint = ({ strapi }: { strapi: Core.Strapi }) => {
  const endpoints = () => serviceOf(strapi, 'eventEndpoints');

  return {
    async find(ctx: Context) {
      ctx.body = answer((await endpoints().list()).map(endpointViewOf));
    },

    async findOne(ctx: Context) {
      ctx.body = answer(endpointViewOf(await endpoints().get(idOf(ctx))));
    },

    async create(ctx: Context) {
      ctx.set('Cache-Control', 'no-store');
      const made = await endpoints().create(parse.create(unwrapped(ctx.request.body)), actorOf(ctx));
      ctx.body = answer(withSecretViewOf(made));
      ctx.status = 201;
    },

    async update(ctx: Context) {
      const changed = await endpoints().update(idOf(ctx), parse.update(unwrapped(ctx.request.body)), actorOf(ctx));
      ctx.body = answer(endpointViewOf(changed));
    },

    async delete(ctx: Context) {
      await endpoints().remove(idOf(ctx), actorOf(ctx));
      ctx.status = 204;
    },

    async rotateSecret(ctx: Context) {
      ctx.set('Cache-Control', 'no-store');
      ctx.body = answer(withSecretViewOf(await endpoints().rotateSecret(idOf(ctx), actorOf(ctx))));
    },

    async test(ctx: Context) {
      ctx.body = answer(eventTestViewOf(await endpoints().test(idOf(ctx))));
    },
  };
};
