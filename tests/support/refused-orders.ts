import { rowsIn } from './editor';
import type { Shop } from './open-shop';

export const item = (product: unknown, quantity: unknown = 1) => ({ product, quantity });
export const cart = (...items: unknown[]) => ({ data: { items } });

/** How many rows a refused order could have left behind. */
export const written = ({ host }: Shop): Promise<number[]> =>
  Promise.all(['order', 'order-line', 'payment'].map((type) => rowsIn(host, type).count()));

/** Sends something to a shop, sees that it was refused by a code of ours and that nothing was written. */
export const refusedBy =
  (shopOf: () => Shop) =>
  async (body: unknown, status: number, code: string | undefined, path = '/orders') => {
    const before = await written(shopOf());
    const answer = await shopOf().full.post(path, body);
    expect(answer).toMatchObject({
      status,
      body: { data: null, error: { status, ...(code ? { details: { code } } : {}) } },
    });
    expect(await written(shopOf())).toEqual(before);
    return answer;
  };
