import { randomInt } from 'node:crypto';

/** In which order held deliveries are let go. */
export type Order = 'fifo' | 'reversed' | 'shuffled';

export const isOrder = (value: unknown): value is Order =>
  value === 'fifo' || value === 'reversed' || value === 'shuffled';

const shuffled = <T>(list: readonly T[]): T[] => {
  const rest = [...list];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(randomInt(rest.length), 1));
  return out;
};

export const putInOrder = <T>(list: readonly T[], order: Order): readonly T[] => {
  if (order === 'fifo') return list;
  return order === 'reversed' ? [...list].reverse() : shuffled(list);
};
