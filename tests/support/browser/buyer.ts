import type { CreatedOrderView } from '../../../contracts/orders';
import type { Ready } from './playground.mjs';

/** What a buyer wants, and how they pay. */
export type Purchase = {
  /** Name of a published product; the seeded coffee, of which there is always enough, by default. */
  product?: string;
  quantity?: number;
  kind?: 'widget' | 'payment';
  customer?: { name?: string; email?: string; phone?: string };
  /** How they pay in the provider's window, in its words: `{ method: 'VIRTUAL_ACCOUNT' }`; a card by default. */
  choice?: Record<string, unknown>;
};

export type Bought = { orderId: string; paymentKey: string; amount: number; state: string };

type Product = { documentId: string; name: string };

const COFFEE = '오월 블렌드 원두 200 g';

/** A buyer without a browser: orders and pays as a storefront and the payment window would. */
export const createBuyer = ({ api, sandbox, tokens }: Ready) => {
  const ask = async <Answer>(url: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.fullAccess}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // A decline is an answer too: what became of it stands in the order.
    if (!response.ok && response.status !== 402) throw new Error(`${url}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  };
  const shop = async <Data>(path: string, body?: unknown): Promise<Data> =>
    (await ask<{ data: Data }>(`${api}${path}`, body)).data;

  const productId = async (name: string): Promise<string> => {
    const products = await shop<Product[]>('/products?pagination[pageSize]=100&locale=ko');
    const found = products.find((product) => product.name === name);
    if (!found) throw new Error(`No product ${name}`);
    return found.documentId;
  };

  const order = async ({
    product = COFFEE,
    quantity = 1,
    kind = 'widget',
    customer,
  }: Purchase = {}): Promise<CreatedOrderView> =>
    shop<CreatedOrderView>('/orders', {
      data: {
        items: [{ product: await productId(product), quantity }],
        kind,
        customer: customer ?? { name: '김테스트', email: 'kim@example.com' },
      },
    });

  /**
   * The buyer goes through the window, and the shop's success page confirms.
   *
   * @param beforeConfirm called in between, when the provider knows the payment and has taken no money
   */
  const pay = async (
    made: CreatedOrderView,
    choice: Record<string, unknown> = {},
    beforeConfirm: () => Promise<void> = async () => undefined
  ): Promise<Bought> => {
    const { orderId, amount } = made;
    const { clientKey, orderName, currency, customerKey } = made;
    const window = { clientKey, orderId, orderName, amount, currency, customerKey, ...choice };
    const { paymentKey } = await ask<{ paymentKey: string }>(`${sandbox}/control/payments`, window);
    await beforeConfirm();
    const payment = await shop<{ state: string } | null>('/payments/confirm', {
      data: { paymentKey, orderId, amount },
    });
    return { orderId, paymentKey, amount, state: payment?.state ?? 'declined' };
  };

  return {
    order,
    pay,
    /** Orders and pays in one go. */
    buy: async (purchase: Purchase = {}): Promise<Bought> => pay(await order(purchase), purchase.choice),
    /** Gives money back over the storefront's API. */
    refund: (paymentKey: string, reason: string, amount?: number) =>
      shop<{ refundId: string; state: string }>(`/payments/${paymentKey}/refunds`, {
        data: { reason, ...(amount === undefined ? {} : { amount }) },
      }),
    /** The buyer pays into the virtual account. */
    deposit: (paymentKey: string) => ask<unknown>(`${sandbox}/control/payments/${paymentKey}/deposit`, {}),
  };
};

export type Buyer = ReturnType<typeof createBuyer>;
