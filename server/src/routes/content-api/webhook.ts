import { answerOf } from '../../controllers/validation/common';
import { receiveBody, receivedView, receiveParams } from '../../controllers/validation/webhook';
import { contentRoute } from './content-route';

const route = contentRoute({
  method: 'POST',
  path: '/webhooks/toss/:hookToken',
  handler: 'webhook.receive',
  request: { params: receiveParams.shape, body: { 'application/json': receiveBody } },
  response: answerOf(receivedView),
});

/** Without an API token, which Toss cannot send: the address itself is unguessable, and names the key set. */
export const webhookRoutes = [{ ...route, config: { ...route.config, auth: false as const } }];
