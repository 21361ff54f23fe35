'use strict';

const { randomUUID } = require('node:crypto');
const { Agent } = require('node:http');
const axios = require('axios');

const ORDER = 'plugin::yardstick.order';
const LINE = 'plugin::yardstick.order-line';
const PAYMENT = 'plugin::yardstick.payment';
const REFUND = 'plugin::yardstick.refund';
const PRODUCT = 'plugin::yardstick.product';

/** Shorter than the 5 s after which the provider's end closes a connection, perhaps under a request: that would be a 500. */
const IDLE_MS = 4_000;

/** One client for the whole process: its connections stay open between calls. */
const tossOf = (strapi) => {
  const { tossBaseUrl, secretKey } = strapi.config.get('plugin::yardstick');
  return axios.create({
    baseURL: tossBaseUrl,
    httpAgent: new Agent({ keepAlive: true, timeout: IDLE_MS }),
    auth: { username: secretKey, password: '' },
  });
};

/** A route that asks for a token and does nothing else. */
exports.ping = () => (ctx) => {
  ctx.body = { data: 'pong' };
};

exports.order = (strapi) => async (ctx) => {
  const { items, customer, shipping } = ctx.request.body.data;
  const where = { documentId: { $in: items.map(({ product }) => product) } };
  const products = await strapi.db.query(PRODUCT).findMany({ where });
  const orderId = randomUUID();
  const lines = items.map(({ product, quantity }) => {
    const { name, price } = products.find(({ documentId }) => documentId === product);
    return { orderId, product, name, unitPrice: price, quantity, amount: price * quantity };
  });
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  const order = await strapi.db.query(ORDER).create({
    data: { orderId, state: 'pending', orderName: lines[0].name, amount, currency: 'KRW', customer, shipping },
  });
  await strapi.db.query(LINE).createMany({ data: lines });
  ctx.status = 201;
  ctx.body = { data: { ...order, lines } };
};

exports.confirm = (strapi) => {
  const toss = tossOf(strapi);
  return async (ctx) => {
    const { paymentKey, orderId, amount } = ctx.request.body.data;
    const order = await strapi.db.query(ORDER).findOne({ where: { orderId } });
    if (!order) return ctx.notFound();
    if (order.amount !== amount) return ctx.badRequest('Not the amount of the order');
    const { data: paid } = await toss.post('/v1/payments/confirm', { paymentKey, orderId, amount });
    const payment = await strapi.db.query(PAYMENT).create({
      data: {
        paymentKey,
        orderId,
        state: 'paid',
        method: paid.method,
        amount: paid.totalAmount,
        balanceAmount: paid.balanceAmount,
        currency: paid.currency,
        approvedAt: paid.approvedAt,
        receiptUrl: paid.receipt?.url,
        details: paid.card,
      },
    });
    await strapi.db.query(ORDER).update({ where: { id: order.id }, data: { state: 'paid', paidAt: paid.approvedAt } });
    ctx.body = { data: payment };
  };
};

exports.refund = (strapi) => {
  const toss = tossOf(strapi);
  return async (ctx) => {
    const { paymentKey } = ctx.params;
    const { reason } = ctx.request.body.data;
    const payment = await strapi.db.query(PAYMENT).findOne({ where: { paymentKey } });
    if (!payment) return ctx.notFound();
    const { data: canceled } = await toss.post(`/v1/payments/${paymentKey}/cancel`, { cancelReason: reason });
    const cancel = canceled.cancels.at(-1);
    const refund = await strapi.db.query(REFUND).create({
      data: {
        refundId: randomUUID(),
        paymentKey,
        orderId: payment.orderId,
        state: 'succeeded',
        amount: cancel.cancelAmount,
        reason,
        transactionKey: cancel.transactionKey,
        doneAt: cancel.canceledAt,
      },
    });
    const data = { state: 'refunded', balanceAmount: canceled.balanceAmount };
    await strapi.db.query(PAYMENT).update({ where: { id: payment.id }, data });
    await strapi.db.query(ORDER).update({ where: { orderId: payment.orderId }, data: { state: 'refunded' } });
    ctx.status = 201;
    ctx.body = { data: refund };
  };
};
