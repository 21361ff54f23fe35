import type { Core } from '@strapi/types';
import { serviceIn, type Shop } from '../open-shop';
import { documentationKeySet } from '../key-set-inputs';
import { nameOf, routesOf } from '../routes';
import { defaultShopSettings } from '../../../server/src/domain/shop-settings';
import type { GoodBody } from './defects';
import type { Target } from './requests';

const PLUGIN = '/commerce-payments';

/** What good requests are about: a product, a paid order, one that only waits for its confirmation. */
export type HostileWorld = {
  product: string;
  orderId: string;
  paymentKey: string;
  refundId: string;
  authorised: { paymentKey: string; orderId: string; amount: number };
  keySetId: string;
  endpointId: string;
  deliveryId: string;
};

const order = ({ product }: HostileWorld): GoodBody => ({
  items: [{ product, quantity: 1 }],
  customer: { name: '김토스', email: 'kim@example.com', phone: '010-1234-5678' },
  shipping: { recipient: '김토스', postalCode: '04524', address1: '서울 중구', country: 'KR', memo: '문 앞' },
  customerKey: 'customer-0001',
  kind: 'widget',
  metadata: { note: 'x' },
});

const refund: GoodBody = {
  reason: '구매자 변심',
  amount: 1,
  taxFreeAmount: 0,
  refundReceiveAccount: { bank: '20', accountNumber: '1000123456789', holderName: '김토스' },
};

/** In the panel the tax-free part is the server's to work out. */
const panelRefund = ({ taxFreeAmount: _taxFree, ...rest }: GoodBody): GoodBody => rest;

const keySet = (): GoodBody => ({ ...documentationKeySet('widget', { name: 'third' }) });
const endpoint: GoodBody = {
  url: 'https://events.example.com/in',
  description: 'x',
  types: ['order.paid'],
  isEnabled: true,
};

/** Good bodies by route. A route that writes and is not here gets bad bodies alone. */
const GOOD: Readonly<Record<string, (world: HostileWorld) => GoodBody>> = {
  'POST /orders': order,
  'POST /payments/confirm': ({ authorised }) => authorised,
  'POST /payments/:paymentKey/refunds': () => refund,
  'admin POST /payments/:paymentKey/refunds': () => panelRefund(refund),
  'POST /key-sets': keySet,
  'PUT /key-sets/:id': () => ({ ...keySet(), version: 1 }),
  'POST /event-endpoints': () => endpoint,
  'PUT /event-endpoints/:id': () => endpoint,
  'PUT /offers/:product/stock': () => ({ set: 5 }),
  'POST /key-sets/:id/rotate': () => ({
    which: 'secret',
    key: 'test_gsk_hostile0123456789',
    previousEndsAt: '2026-12-31T00:00:00.000Z',
    version: 1,
  }),
  'POST /key-sets/:id/promote': () => ({ which: 'secret', version: 1 }),
  'POST /key-sets/:id/retire': () => ({ which: 'secret', at: '2026-12-31T00:00:00.000Z', version: 1 }),
  'PUT /refund-limits': () => ({ kind: 'role', id: 1, currency: 'KRW', perRefund: 1, perDay: 1, version: 0 }),
  // Without a reason: nearly every text is a good one.
  'PUT /shop-settings': () => ({ ...defaultShopSettings(), refundReasons: [], version: 0 }),
  'POST /vault/rekey': () => ({ dryRun: true }),
  'POST /audit-entries/verify-chain': () => ({
    after: { place: 1, sequence: 1, hash: 'ab12', isSigned: true },
  }),
};

/** Routes that an empty body asks rightly: theirs is always there, and spoilt. */
const EMPTY_IS_GOOD = ['POST /vault/rekey', 'POST /audit-entries/verify-chain', 'PUT /event-endpoints/:id'];

/** Routes that take nothing at all: whatever comes with the request, it is a good one, and is written down. */
const TAKES_NOTHING = ['POST /vault/accept-installation', 'GET /webhook-addresses', 'POST /shop-settings/test-mail'];

const idOf = ({ keySetId, deliveryId, endpointId }: HostileWorld, path: string): string => {
  if (path.startsWith('/webhook-deliveries')) return deliveryId;
  return path.startsWith('/key-sets') ? keySetId : endpointId;
};

const knownOf = (world: HostileWorld, path: string): Readonly<Record<string, string>> => ({
  documentId: world.product,
  product: world.product,
  orderId: world.orderId,
  paymentKey: world.paymentKey,
  refundId: world.refundId,
  id: idOf(world, path),
});

/** Every route of one kind, as Strapi holds them: a new one is in at once. */
export const targetsOf = (strapi: Core.Strapi, kind: 'content-api' | 'admin', world: HostileWorld): Target[] =>
  routesOf(strapi, kind)
    .filter((route) => !TAKES_NOTHING.includes(nameOf(route)))
    .map((route) => ({
      method: route.method,
      path: `${kind === 'admin' ? '' : '/api'}${PLUGIN}${route.path}`,
      known: knownOf(world, route.path),
      good: (GOOD[`${kind} ${nameOf(route)}`] ?? GOOD[nameOf(route)])?.(world),
      isEmptyGood: EMPTY_IS_GOOD.includes(nameOf(route)),
    }));

/** The webhook's address that is there: what comes to it is kept, whatever it is. */
export const knownHook = async ({ host }: Shop): Promise<string> => {
  const [address] = await serviceIn(host, 'keySets').webhookAddresses();
  if (!address) throw new Error('There is no webhook address');
  return address.path;
};
