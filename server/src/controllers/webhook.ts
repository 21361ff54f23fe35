import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';

/** Put there by the middleware that stands before the body parser. */
const rawBodyOf = (ctx: Context): Buffer => {
  const body: unknown = ctx.state.rawBody;
  if (!Buffer.isBuffer(body)) throw new Error('The webhook’s exact bytes are not there');
  return body;
};

/** `POST /webhooks/toss/:hookToken`: kept, answered, and only then worked on, since the provider waits for ten seconds. */
export const webhook = ({ strapi }: { strapi: Core.Strapi }) => ({
  async receive(ctx: Context) {
    const webhooks = serviceOf(strapi, 'webhooks');
    const hookToken = String(ctx.params.hookToken);
    await webhooks.receive({ hookToken, body: rawBodyOf(ctx), headers: ctx.req.headers });
    ctx.res.once('close', () => webhooks.kick());
    ctx.body = answer({ received: true });
  },
});
