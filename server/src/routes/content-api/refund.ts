import { answerOf, listOf } from '../../controllers/validation/common';
import { paymentParams } from '../../controllers/validation/payment';
import { createRefundBody, listRefundsQuery, refundParams, refundView } from '../../controllers/validation/refund';
import { contentRoute } from './content-route';

export const refundRoutes = [
  contentRoute({
    method: 'POST',
    path: '/payments/:paymentKey/refunds',
    handler: 'refund.create',
    limitedAs: 'refunds',
    request: { params: paymentParams.shape, body: { 'application/json': createRefundBody } },
    response: answerOf(refundView),
  }),
  contentRoute({
    method: 'GET',
    path: '/payments/:paymentKey/refunds',
    handler: 'refund.find',
    request: { params: paymentParams.shape, query: listRefundsQuery.shape },
    response: listOf(refundView),
  }),
  contentRoute({
    method: 'GET',
    path: '/refunds/:refundId',
    handler: 'refund.findOne',
    request: { params: refundParams.shape },
    response: answerOf(refundView),
  }),
];
