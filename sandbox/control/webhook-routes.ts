import { isOrder } from '../webhooks/order';
import type { ControlRoute } from './control-route';

export const WEBHOOK_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/webhooks',
    about: 'Deliveries with their attempts',
    run: ({ core }) => ({ deliveries: core.webhooks.log() }),
  },
  {
    method: 'POST',
    path: '/control/webhooks/idle',
    about: 'Wait until nothing is on its way',
    run: ({ core }) => core.webhooks.idle(),
  },
  {
    method: 'POST',
    path: '/control/webhooks/repeat',
    about: 'Send each later delivery several times: { times }',
    run: ({ core, body }) => core.webhooks.repeat(Number(body.times)),
  },
  {
    method: 'POST',
    path: '/control/webhooks/hold',
    about: 'Keep later deliveries back',
    run: ({ core }) => core.webhooks.hold(),
  },
  {
    method: 'POST',
    path: '/control/webhooks/release',
    about: 'Send what was held: { order?: fifo | reversed | shuffled }',
    run: async ({ core, body }) => {
      const order = body.order ?? 'fifo';
      if (!isOrder(order)) throw new RangeError('order: fifo, reversed or shuffled');
      return { released: await core.webhooks.release(order) };
    },
  },
  {
    method: 'POST',
    path: '/control/webhooks/drop',
    about: 'Lose the next deliveries: { count }',
    run: ({ core, body }) => core.webhooks.drop(Number(body.count ?? 1)),
  },
  {
    method: 'POST',
    path: '/control/webhooks/forge',
    about: 'Send a body that Toss never sent: { url, body }',
    run: ({ core, body }) => core.webhooks.forge({ url: String(body.url), body: body.body ?? {} }),
  },
  {
    method: 'POST',
    path: '/control/webhooks/:id/resend',
    about: 'Send a delivery again',
    run: ({ core, params }) => core.webhooks.resend(params.id ?? ''),
  },
];
