import type { Ready } from './playground.mjs';

type Order = { orderId: string; amount: number; clientKey: string };
export type Bought = { orderId: string; paymentKey: string; status: number };

/** Sells without a browser: what a storefront's backend and a buyer do, by the shop's API and the sandbox's controls. */
export const createBuyer = (ready: Ready) => {
  const send = async <Body>(url: string, body?: unknown): Promise<{ status: number; body: Body }> => {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ready.tokens.fullAccess}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
  const control = async <Body>(path: string, body: unknown): Promise<Body> => {
    const answer = await send<Body>(`${ready.sandbox}/control${path}`, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  return {
    /**
     * Orders one piece of a product that is not counted, and pays for it.
     *
     * @param fault what goes wrong at the confirmation, as the sandbox names it
     */
    async buy(fault?: Record<string, unknown>): Promise<Bought> {
      const products = await send<{ data: { documentId: string; sku: string }[] }>(`${ready.api}/products`);
      const product = products.body.data.find(({ sku }) => /coffee/i.test(sku)) ?? products.body.data[0];
      const items = [{ product: product?.documentId, quantity: 1 }];
      const made = await send<{ data: Order }>(`${ready.api}/orders`, { data: { items } });
      const { orderId, amount, clientKey } = made.body.data;
      if (fault) await control('/faults', { on: 'confirm', orderId, ...fault });
      const success = await control<{ paymentKey: string }>('/payments', { clientKey, orderId, amount });
      const { paymentKey } = success;
      const { status } = await send(`${ready.api}/payments/confirm`, { data: { paymentKey, orderId, amount } });
      return { orderId, paymentKey, status };
    },
  };
};
