import type { Delivery } from './delivery';
import { putInOrder, type Order } from './order';

/** What a test does to deliveries on their way: repeat, keep back, reorder, lose. */
export interface Disturbance {
  start(delivery: Delivery): void;
  repeat(times: number): void;
  hold(): void;
  release(deliveries: readonly Delivery[], order: Order): Promise<number>;
  drop(count: number): void;
  clear(): void;
}

const whole = (count: number, least: number): number => {
  if (!Number.isInteger(count) || count < least || count > 1000)
    throw new RangeError(`A whole number from ${least} to 1000`);
  return count;
};

export const createDisturbance = (send: (delivery: Delivery) => Promise<void>): Disturbance => {
  let copies = 1;
  let toDrop = 0;
  let isHolding = false;
  return {
    start(delivery) {
      if (toDrop > 0) {
        toDrop -= 1;
        delivery.state = 'dropped';
      } else if (isHolding) delivery.state = 'held';
      else for (let copy = 0; copy < copies; copy += 1) void send(delivery);
    },
    repeat(times) {
      copies = whole(times, 1);
    },
    hold() {
      isHolding = true;
    },
    async release(deliveries, order) {
      isHolding = false;
      const held = deliveries.filter((delivery) => delivery.state === 'held');
      for (const delivery of putInOrder(held, order)) {
        delivery.state = 'pending';
        for (let copy = 0; copy < copies; copy += 1) await send(delivery);
      }
      return held.length;
    },
    drop(count) {
      toDrop = whole(count, 0);
    },
    clear() {
      copies = 1;
      toDrop = 0;
      isHolding = false;
    },
  };
};
