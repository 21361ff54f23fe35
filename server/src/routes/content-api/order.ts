import { answerOf, listOf } from '../../controllers/validation/common';
import {
  checkoutQuery,
  checkoutView,
  createOrderBody,
  createOrderQuery,
  createdOrderView,
  listOrdersQuery,
  orderParams,
  orderView,
} from '../../controllers/validation/order';
import { contentRoute } from './content-route';

export const orderRoutes = [
  contentRoute({
    method: 'GET',
    path: '/checkout',
    handler: 'checkout.find',
    request: { query: checkoutQuery.shape },
    response: answerOf(checkoutView),
  }),
  contentRoute({
    method: 'POST',
    path: '/orders',
    handler: 'order.create',
    limitedAs: 'orders',
    request: { query: createOrderQuery.shape, body: { 'application/json': createOrderBody } },
    response: answerOf(createdOrderView),
  }),
  contentRoute({
    method: 'GET',
    path: '/orders',
    handler: 'order.find',
    request: { query: listOrdersQuery.shape },
    response: listOf(orderView),
  }),
  contentRoute({
    method: 'GET',
    path: '/orders/:orderId',
    handler: 'order.findOne',
    request: { params: orderParams.shape },
    response: answerOf(orderView),
  }),
  contentRoute({
    method: 'POST',
    path: '/orders/:orderId/cancel',
    handler: 'order.cancel',
    limitedAs: 'orders',
    request: { params: orderParams.shape },
    response: answerOf(orderView),
  }),
];
