import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { OrderMoneyView, OrderPaymentView } from '../../../contracts/order-money';
import { instrumentOf } from '../domain/instrument';
import type { Refund } from '../domain/refund';
import type { OrderMoney } from '../services/order-money';
import { serviceOf } from '../services/service-of';
import { answer } from './answers';
import { orderParams } from './validation/order';
import { parserOf } from './validation/parse';
import { paymentViewOf, refundViewOf } from './views';

const parse = parserOf(orderParams);

/** What was paid for an order, in the panel: beside it in the Content Manager. */
export const orderMoney = ({ strapi }: { strapi: Core.Strapi }) => {
  const refundView = async (refund: Refund) =>
    refundViewOf(refund, await serviceOf(strapi, 'refunds').accountShown(refund));

  const paymentView = async ({ payment, refunds }: OrderMoney['payments'][number]): Promise<OrderPaymentView> => {
    const { paymentKey, state, method, amount, balanceAmount, failure, requestedAt, approvedAt } =
      paymentViewOf(payment);
    return {
      ...{ paymentKey, state, method, amount, balanceAmount, failure, requestedAt, approvedAt },
      instrument: instrumentOf(payment.details),
      last4: payment.last4,
      isSurplus: payment.isSurplus,
      hasProblem: payment.problem !== null || refunds.some(({ problem }) => problem !== null),
      refunds: await Promise.all(refunds.map(refundView)),
    };
  };

  return {
    async findOne(ctx: Context) {
      const { orderId } = parse(ctx.params);
      const { order, payments, paymentCount } = await serviceOf(strapi, 'orderMoney').of(orderId);
      const view: OrderMoneyView = {
        orderId: order.orderId,
        state: order.state,
        environment: order.environment,
        currency: order.currency,
        amount: order.amount,
        refundedAmount: order.refundedAmount,
        payments: await Promise.all(payments.map(paymentView)),
        paymentCount,
      };
      ctx.body = answer(view);
    },
  };
};
