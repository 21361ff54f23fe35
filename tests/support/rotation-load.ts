import type { ApiClient } from './host/api';
import { publishProduct, type Shop } from './open-shop';

type Made = { paymentKey: string; orderId: string; amount: number };
type Failure = { what: string; status: number; text: string };

/** Where the load goes: each request to another client, when there are several processes. */
export type LoadDesk = {
  product: string;
  client: () => ApiClient;
  /** The buyer agrees in the provider's window. */
  authorise: (order: never) => Made;
};

const BUYERS = 4;
const PRICE = 12_000;
const PART = 1_000;
const PATIENCE_MS = 60_000;

/** Buyers who order, pay and take back all the while, until told to stop. Whatever is not done is a failure. */
export const startLoadAt = ({ product, client, authorise }: LoadDesk) => {
  const failures: Failure[] = [];
  const counts = { orders: 0, confirms: 0, refunds: 0, reads: 0 };
  let isOver = false;

  const did = async (what: keyof typeof counts, wanted: number, asked: ReturnType<ApiClient['post']>) => {
    const { status, text, body } = await asked;
    counts[what] += 1;
    if (status !== wanted) failures.push({ what, status, text });
    return status === wanted ? body.data : null;
  };

  const refund = (paymentKey: string, amount: number) =>
    did('refunds', 201, client().post(`/payments/${paymentKey}/refunds`, { data: { reason: '변심', amount } }));

  const visit = async (): Promise<void> => {
    const wish = { data: { items: [{ product, quantity: 1 }] } };
    const order = (await did('orders', 201, client().post('/orders', wish))) as never;
    if (!order) return;
    const success = authorise(order);
    const paid = await did('confirms', 200, client().post('/payments/confirm', { data: success }));
    if (!paid) return;
    await refund(success.paymentKey, PART);
    await did('reads', 200, client().get(`/payments/${success.paymentKey}`));
    if (counts.confirms % 2 === 0) await refund(success.paymentKey, success.amount - PART);
  };

  const buyer = async (): Promise<void> => {
    while (!isOver) await visit();
  };
  const buyers = Array.from({ length: BUYERS }, buyer);

  return {
    product,
    failures,
    counts,
    /** Waits until so many more confirms and refunds were made. @throws Error when nothing moves any more */
    more: async (count = 6): Promise<void> => {
      const wanted = { confirms: counts.confirms + count, refunds: counts.refunds + count };
      const until = Date.now() + PATIENCE_MS;
      while (counts.confirms < wanted.confirms || counts.refunds < wanted.refunds) {
        if (Date.now() > until) throw new Error(`The load stands still: ${JSON.stringify([counts, failures])}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    /** Lets everybody finish. */
    end: async (): Promise<void> => {
      isOver = true;
      await Promise.all(buyers);
    },
  };
};

/** The load on a shop in this process. */
export const startLoad = async (shop: Shop) =>
  startLoadAt({
    product: await publishProduct(shop.host, { price: PRICE }),
    client: () => shop.full,
    authorise: shop.authorise,
  });

export type Load = ReturnType<typeof startLoadAt>;

/** Every payment of the sandbox's books beside ours: taken, given back, what is left. */
export const compareBooks = async (shop: Shop) => {
  const theirs = shop.sandbox.ledger.payments();
  const ours = await Promise.all(
    theirs.map(async ({ paymentKey }) => (await shop.full.get(`/payments/${paymentKey}`)).body.data)
  );
  return {
    theirs: theirs.map(({ paymentKey, captured, refunded, confirmations }) => ({
      ...{ paymentKey, amount: captured, balanceAmount: captured - refunded, confirmations },
    })),
    ours: ours.map(({ paymentKey, amount, balanceAmount }) => ({
      paymentKey,
      amount,
      balanceAmount,
      confirmations: 1,
    })),
  };
};
