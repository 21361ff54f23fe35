import { newTransmissionId } from '../state/ids';
import type { Delivery } from './delivery';

/** What was sent or kept back, oldest first. */
export interface DeliveryLog {
  write(parts: Pick<Delivery, 'clientKey' | 'url' | 'event' | 'paymentKey' | 'body'>): Delivery;
  all(): readonly Delivery[];
  find(id: string): Delivery | undefined;
  clear(): void;
}

const KEPT = 10_000;

export const createDeliveryLog = (now: () => number): DeliveryLog => {
  let deliveries: Delivery[] = [];
  return {
    write(parts) {
      const delivery: Delivery = {
        id: newTransmissionId(),
        ...parts,
        createdAt: now(),
        attempts: [],
        state: 'pending',
        nextAttemptAt: null,
      };
      deliveries.push(delivery);
      if (deliveries.length > KEPT) deliveries = deliveries.slice(-KEPT / 2);
      return delivery;
    },
    all: () => deliveries,
    find: (id) => deliveries.find((one) => one.id === id),
    clear() {
      deliveries = [];
    },
  };
};
