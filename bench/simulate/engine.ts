import { createTimeQueue } from '../history/time-queue';

/** A clock that jumps from one happening to the next. Milliseconds. */
export type Engine = {
  now: () => number;
  /** Has something happen later. */
  after: (ms: number, act: () => void) => void;
  /** Lets everything happen until then, and stands at that time afterwards. */
  runUntil: (ms: number) => void;
};

type Happening = { at: number; act: () => void };

export const createEngine = (): Engine => {
  const queue = createTimeQueue<Happening>();
  let now = 0;

  return {
    now: () => now,
    after(ms, act) {
      const at = now + ms;
      queue.add(at, { at, act });
    },
    runUntil(until) {
      for (const { at, act } of queue.due(until)) {
        now = at;
        act();
      }
      now = until;
    },
  };
};
