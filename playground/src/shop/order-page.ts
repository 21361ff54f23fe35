import type { Answer, CommerceApi } from './commerce-api';

type Order = { orderId: string; customerKey: string };
type Payment = { paymentKey: string; state: string };

/** Everything that the page of one order shows. `payment`: the one that counts, `null` before the first. */
export type OrderPage = { order: Order; payment: Payment | null; refunds: unknown[] };

/** Took no money: such a payment is shown only while there is no other. */
const FRUITLESS = ['declined', 'expired', 'canceled'];

const dataOf = <Data>({ body }: Answer): Data => (body as { data: Data }).data;

const paymentThatCounts = (payments: Payment[]): Payment | null =>
  payments.find(({ state }) => !FRUITLESS.includes(state)) ?? payments[0] ?? null;

/**
 * Asks the plugin for an order, its payments and their refunds.
 *
 * @param orderId already encoded for a path
 * @returns the plugin's own answer when there is no such order
 */
export const showOrderOf = async (api: CommerceApi, orderId: string): Promise<OrderPage | Answer> => {
  const answer = await api.get(`/orders/${orderId}`);
  if (answer.status !== 200) return answer;
  const payments = dataOf<Payment[]>(await api.get(`/payments?orderId=${orderId}`));
  const payment = paymentThatCounts(payments);
  const refunds = payment ? await api.get(`/payments/${encodeURIComponent(payment.paymentKey)}/refunds`) : null;
  return { order: dataOf<Order>(answer), payment, refunds: refunds ? dataOf<unknown[]>(refunds) : [] };
};
