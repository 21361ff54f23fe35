import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { CommerceError } from '../domain/errors';
import type { Payment } from '../domain/payment';
import { serviceOf } from '../services/service-of';
import { answer, lookAgainAt, pageAnswer } from './answers';
import { callerOf } from './caller-of';
import { passTurn } from './turn';
import { unwrapped } from './validation/common';
import { parserOf } from './validation/parse';
import { confirmBody, listPaymentsQuery, paymentParams } from './validation/payment';
import { paymentViewOf } from './views';

const parse = {
  confirm: parserOf(confirmBody),
  list: parserOf(listPaymentsQuery),
  params: parserOf(paymentParams),
};

/** A payment that took no money is an error to the page that asked for it; one whose outcome is not known is none. */
const refusal = ({ state, failure, paymentKey, orderId }: Payment): CommerceError | null => {
  const details = {
    paymentKey,
    orderId,
    providerCode: failure?.code ?? null,
    ...(failure ? { messages: failure.message } : {}),
  };
  if (state === 'declined')
    return new CommerceError('PAYMENT_DECLINED', failure?.message.en ?? 'The payment was declined', details);
  if (state === 'expired')
    return new CommerceError('PAYMENT_EXPIRED', failure?.message.en ?? 'The time to pay has passed', details);
  return null;
};

/** `POST /payments/confirm`, and payments read back. */
export const payment = ({ strapi }: { strapi: Core.Strapi }) => ({
  async confirm(ctx: Context) {
    const { paymentKey, orderId, amount } = parse.confirm(unwrapped(ctx.request.body));
    const wish = { paymentKey, orderId, amount };
    const confirmed = await serviceOf(strapi, 'confirmation').confirm(callerOf(ctx), wish, () => passTurn(ctx));
    const refused = refusal(confirmed);
    if (refused) throw refused;
    ctx.status = confirmed.state === 'confirming' ? 202 : 200;
    if (ctx.status === 202) ctx.set('Location', lookAgainAt(strapi, 'payments', paymentKey));
    ctx.body = answer(paymentViewOf(confirmed));
  },

  async find(ctx: Context) {
    const { pagination, ...filter } = parse.list(ctx.query);
    ctx.body = pageAnswer(
      await serviceOf(strapi, 'payments').list(callerOf(ctx), filter, pagination),
      pagination,
      paymentViewOf
    );
  },

  async findOne(ctx: Context) {
    const { paymentKey } = parse.params(ctx.params);
    ctx.body = answer(paymentViewOf(await serviceOf(strapi, 'payments').find(callerOf(ctx), paymentKey)));
  },
});
