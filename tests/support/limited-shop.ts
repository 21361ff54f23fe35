import type { RefundLimitInput } from '../../contracts/refund-limits';
import type { ApiClient } from './host/api';
import { openShop, publishProduct } from './open-shop';

const ADMIN = '/commerce-payments';
const PRICE = 100_000;

type TokenService = { create: (attributes: object) => Promise<{ id: number; accessKey: string }> };

/** A shop whose payments are of ₩100,000, with limits to set and tokens to refund with. */
export const openLimitedShop = async () => {
  const shop = await openShop();
  const product = await publishProduct(shop.host, { price: PRICE });
  const admin = await shop.host.admin();
  let made = 0;

  return {
    ...shop,
    product,
    /** A super admin. */
    admin,
    /** A new payment's key. */
    paid: async (): Promise<string> => (await shop.pay([{ product, quantity: 1 }])).body.data.paymentKey,
    /** A token that may refund and nothing else, with its id. */
    newToken: async () => {
      made += 1;
      const tokens = shop.host.strapi.service('admin::api-token') as unknown as TokenService;
      const permissions = ['plugin::commerce-payments.refund.create'];
      const name = `refunder ${made}`;
      const token = await tokens.create({ name, description: '', type: 'custom', permissions, lifespan: null });
      return { id: token.id, name, client: shop.host.api(token.accessKey) };
    },
    limit: (input: Partial<RefundLimitInput> & Pick<RefundLimitInput, 'kind' | 'id'>) =>
      admin.put(`${ADMIN}/refund-limits`, {
        data: { currency: 'KRW', perRefund: null, perDay: null, version: 0, ...input },
      }),
    refund: (client: ApiClient, paymentKey: string, amount?: number, headers: Record<string, string> = {}) =>
      client.post(
        `/payments/${paymentKey}/refunds`,
        { data: { reason: '표본', ...(amount ? { amount } : {}) } },
        { headers }
      ),
    /** What the sandbox’s books say is left of a payment. */
    leftOf: (paymentKey: string): number => {
      const { captured, refunded } = shop.sandbox.ledger.payment(paymentKey)!;
      return captured - refunded;
    },
  };
};

export type LimitedShop = Awaited<ReturnType<typeof openLimitedShop>>;
