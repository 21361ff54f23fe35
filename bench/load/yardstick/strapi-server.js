/**
 * What a Strapi developer would write instead of this plugin: a plain route handler for each step, Strapi's own
 * controller for the reads. No locks, no idempotency, no second look. The bench measures against it.
 */
'use strict';

const { factories } = require('@strapi/strapi');
const contentTypes = require('./content-types');
const { confirm, order, ping, refund } = require('./handlers');

const route = (method, path, handler) => ({ method, path, handler, config: {} });
const core = (create) => (name) => create(`plugin::yardstick.${name}`);
const controllerOf = core(factories.createCoreController);
const serviceOf = core(factories.createCoreService);

module.exports = {
  config: { default: { tossBaseUrl: '', secretKey: '' } },
  contentTypes,
  controllers: {
    shop: ({ strapi }) => ({
      ping: ping(strapi),
      confirm: confirm(strapi),
      order: order(strapi),
      refund: refund(strapi),
    }),
    order: controllerOf('order'),
    payment: controllerOf('payment'),
  },
  services: { order: serviceOf('order'), payment: serviceOf('payment') },
  routes: {
    'content-api': {
      type: 'content-api',
      routes: [
        route('GET', '/ping', 'shop.ping'),
        route('POST', '/orders', 'shop.order'),
        route('POST', '/payments/confirm', 'shop.confirm'),
        route('POST', '/payments/:paymentKey/refunds', 'shop.refund'),
        route('GET', '/orders', 'order.find'),
        route('GET', '/payments/:id', 'payment.findOne'),
      ],
    },
  },
};
