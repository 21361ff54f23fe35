/** Things that wait for their time. */
export type TimeQueue<T> = {
  add: (at: number, what: T) => void;
  /** Takes out what is due, the oldest first. @param until this moment included */
  due: (until: number) => Generator<T>;
};

type Waiting<T> = { at: number; what: T };

/** A binary heap: a history of a million orders keeps only what is still to come of them. */
export const createTimeQueue = <T>(): TimeQueue<T> => {
  const heap: Waiting<T>[] = [];
  const at = (index: number): number => heap[index]?.at ?? Infinity;
  const swap = (one: number, other: number): void => {
    const moved = heap[one] as Waiting<T>;
    heap[one] = heap[other] as Waiting<T>;
    heap[other] = moved;
  };

  const rise = (from: number): void => {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (at(parent) <= at(index)) return;
      swap(parent, index);
      index = parent;
    }
  };

  const sink = (): void => {
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      const child = at(left + 1) < at(left) ? left + 1 : left;
      if (at(child) >= at(index)) return;
      swap(child, index);
      index = child;
    }
  };

  const first = (): T => {
    const { what } = heap[0] as Waiting<T>;
    const last = heap.pop() as Waiting<T>;
    if (heap.length > 0) {
      heap[0] = last;
      sink();
    }
    return what;
  };

  return {
    add(when, what) {
      heap.push({ at: when, what });
      rise(heap.length - 1);
    },
    *due(until) {
      while (heap.length > 0 && at(0) <= until) yield first();
    },
  };
};
