import type { Payment } from './payment';

/** All payments of the sandbox, by key and by order. */
export interface PaymentStore {
  add(payment: Payment): void;
  find(paymentKey: string): Payment | undefined;
  /** Payments of one shop for one order, oldest first. */
  ofOrder(mid: string, orderId: string): readonly Payment[];
  all(): readonly Payment[];
  clear(): void;
}

export const createPaymentStore = (): PaymentStore => {
  const byKey = new Map<string, Payment>();
  const byOrder = new Map<string, Payment[]>();
  const orderKey = (mid: string, orderId: string): string => `${mid}/${orderId}`;
  return {
    add(payment) {
      byKey.set(payment.paymentKey, payment);
      const key = orderKey(payment.mid, payment.orderId);
      const siblings = byOrder.get(key);
      if (siblings) siblings.push(payment);
      else byOrder.set(key, [payment]);
    },
    find: (paymentKey) => byKey.get(paymentKey),
    ofOrder: (mid, orderId) => byOrder.get(orderKey(mid, orderId)) ?? [],
    all: () => [...byKey.values()],
    clear() {
      byKey.clear();
      byOrder.clear();
    },
  };
};
