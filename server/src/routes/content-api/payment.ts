import { answerOf, listOf } from '../../controllers/validation/common';
import { confirmBody, listPaymentsQuery, paymentParams, paymentView } from '../../controllers/validation/payment';
import { contentRoute } from './content-route';

export const paymentRoutes = [
  contentRoute({
    method: 'POST',
    path: '/payments/confirm',
    handler: 'payment.confirm',
    limitedAs: 'confirms',
    request: { body: { 'application/json': confirmBody } },
    response: answerOf(paymentView),
  }),
  contentRoute({
    method: 'GET',
    path: '/payments',
    handler: 'payment.find',
    request: { query: listPaymentsQuery.shape },
    response: listOf(paymentView),
  }),
  contentRoute({
    method: 'GET',
    path: '/payments/:paymentKey',
    handler: 'payment.findOne',
    request: { params: paymentParams.shape },
    response: answerOf(paymentView),
  }),
];
