import type { Context } from 'koa';

import { buyerOf } from './buyer';
import type { Answer, CommerceApi } from './commerce-api';
import { showOrderOf, type OrderPage } from './order-page';
import { windowAddress } from './toss-address';

const reply = (ctx: Context, { status, body }: Answer): void => {
  ctx.status = status;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = body;
};

const refuse = (ctx: Context, status: number, code: string): void =>
  reply(ctx, { status, body: { data: null, error: { status, name: 'ShopError', message: code, details: { code } } } });

/** A form of another site can post, but not JSON with a header of its own; so ask for both. */
const isOurPage = (ctx: Context): boolean => Boolean(ctx.is('json')) && ctx.get('X-Requested-With') === 'shop';

const keyOf = (ctx: Context): string | undefined => ctx.get('Idempotency-Key') || undefined;

const bodyOf = (ctx: Context): Record<string, unknown> => {
  const body: unknown = ctx.request.body;
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
};

const orderIdOf = (ctx: Context): string => encodeURIComponent((ctx['params'] as { orderId: string }).orderId);

const guarded = (work: (ctx: Context) => Promise<void>) => async (ctx: Context) => {
  try {
    await work(ctx);
  } catch (error) {
    // Whether the plugin did what was asked is not known here: the page says wait, and asks again with the same key.
    if ((error as Error).name === 'TimeoutError' || error instanceof TypeError) return refuse(ctx, 504, 'NO_ANSWER');
    throw error;
  }
};

/** The shop's backend. It passes on the plugin's answers as they are: codes and texts, nothing secret. */
export const createHandlers = (api: CommerceApi) => {
  const ownOrder = async (ctx: Context): Promise<OrderPage | null> => {
    const answer = await showOrderOf(api, orderIdOf(ctx));
    if ('order' in answer && answer.order.customerKey === buyerOf(ctx)) return answer;
    if ('order' in answer) refuse(ctx, 404, 'ORDER_NOT_FOUND');
    else reply(ctx, answer);
    return null;
  };

  const posting = (work: (ctx: Context) => Promise<void>) =>
    guarded(async (ctx) => (isOurPage(ctx) ? work(ctx) : refuse(ctx, 403, 'NOT_OUR_PAGE')));

  return {
    setup: (ctx: Context) => {
      buyerOf(ctx);
      reply(ctx, { status: 200, body: { data: { token: api.shopToken(), windowAddress: windowAddress() } } });
    },

    createOrder: posting(async (ctx) => {
      const { locale, ...order } = bodyOf(ctx);
      const path = `/orders?locale=${locale === 'en' ? 'en' : 'ko'}`;
      reply(ctx, await api.post(path, { ...order, customerKey: buyerOf(ctx) }, keyOf(ctx)));
    }),

    showOrder: guarded(async (ctx) => {
      const page = await ownOrder(ctx);
      if (page) reply(ctx, { status: 200, body: { data: page } });
    }),

    /** Open to every browser: on a phone the buyer may come back in another one than the order was made in. */
    confirm: posting(async (ctx) => reply(ctx, await api.post('/payments/confirm', bodyOf(ctx)))),

    refund: posting(async (ctx) => {
      const page = await ownOrder(ctx);
      if (!page) return;
      if (!page.payment) return refuse(ctx, 404, 'PAYMENT_NOT_FOUND');
      const path = `/payments/${encodeURIComponent(page.payment.paymentKey)}/refunds`;
      reply(ctx, await api.post(path, bodyOf(ctx), keyOf(ctx)));
    }),
  };
};
