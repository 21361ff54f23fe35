import { serviceIn, type Shop } from './open-shop';

export type Call = { path: string; body?: unknown };

/** One content-API route. `action` decides who may; `call` makes a request that succeeds for whoever may. */
export type MatrixRow = { action: string; call: (world: MatrixWorld) => Promise<Call> | Call };

/** What the calls are about: a product on sale and a payment of ₩10,000 with one refund. */
export type MatrixWorld = { shop: Shop; product: string; orderId: string; paymentKey: string; refundId: string };

const newOrder = ({ shop, product }: MatrixWorld) => shop.order([{ product, quantity: 1 }]);

/** Every route that a storefront can reach with a token. A route that is not here makes the matrix fail. */
export const TOKEN_MATRIX: Readonly<Record<string, MatrixRow>> = {
  'GET /products': { action: 'product.find', call: () => ({ path: '/products' }) },
  'GET /products/:documentId': { action: 'product.findOne', call: ({ product }) => ({ path: `/products/${product}` }) },
  'GET /checkout': { action: 'checkout.find', call: () => ({ path: '/checkout' }) },
  'POST /orders': {
    action: 'order.create',
    call: ({ product }) => ({ path: '/orders', body: { data: { items: [{ product, quantity: 1 }] } } }),
  },
  'GET /orders': { action: 'order.find', call: () => ({ path: '/orders' }) },
  'GET /orders/:orderId': { action: 'order.findOne', call: ({ orderId }) => ({ path: `/orders/${orderId}` }) },
  'POST /orders/:orderId/cancel': {
    action: 'order.cancel',
    call: async (world) => ({ path: `/orders/${(await newOrder(world)).orderId}/cancel`, body: {} }),
  },
  'POST /payments/confirm': {
    action: 'payment.confirm',
    call: async (world) => ({ path: '/payments/confirm', body: { data: world.shop.authorise(await newOrder(world)) } }),
  },
  'GET /payments': { action: 'payment.find', call: () => ({ path: '/payments' }) },
  'GET /payments/:paymentKey': {
    action: 'payment.findOne',
    call: ({ paymentKey }) => ({ path: `/payments/${paymentKey}` }),
  },
  'POST /payments/:paymentKey/refunds': {
    action: 'refund.create',
    call: ({ paymentKey }) => ({
      path: `/payments/${paymentKey}/refunds`,
      body: { data: { reason: '표본 환불', amount: 1 } },
    }),
  },
  'GET /payments/:paymentKey/refunds': {
    action: 'refund.find',
    call: ({ paymentKey }) => ({ path: `/payments/${paymentKey}/refunds` }),
  },
  'GET /refunds/:refundId': { action: 'refund.findOne', call: ({ refundId }) => ({ path: `/refunds/${refundId}` }) },
};

type OpenCall = (world: MatrixWorld) => Promise<Call> | Call;

/** Routes that need no token, with a request that they answer. They are open to the whole world: keep them few. */
export const OPEN_ROUTES: Readonly<Record<string, OpenCall>> = {
  'GET /openapi.json': () => ({ path: '/openapi.json' }),
  'POST /webhooks/toss/:hookToken': async ({ shop }) => {
    const [address] = await serviceIn(shop.host, 'keySets').webhookAddresses();
    return { path: address!.path.replace('/api/commerce-payments', ''), body: { eventType: 'SAMPLE' } };
  },
};
