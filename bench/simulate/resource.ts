import type { Engine } from './engine';

export type ResourceFigures = {
  /** How many got their turn since the last `forget`. */
  served: number;
  /** Of the capacity, on average over the time: 0 to 1. */
  busy: number;
  /** How many waited, on average over the time, and at most. */
  waiting: number;
  mostWaiting: number;
  /** Milliseconds from asking to getting. */
  meanWait: number;
  waitAt: (share: number) => number;
};

/** Something of which there is only so much: cores, connections, slots. Who comes first is served first. */
export type Resource = {
  /** Calls back with the way to give it back, at once or when others have done so. */
  take: (got: (giveBack: () => void) => void) => void;
  figures: () => ResourceFigures;
  /** Begins to measure anew: what was before the shop was in its stride does not count. */
  forget: () => void;
};

/** The value that `share` of the sorted values do not exceed; 0 when there are none. */
export const percentileOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

type Waiting = { since: number; got: (giveBack: () => void) => void };

/** A list that is read from its beginning: shifting an array of thousands moves them all. */
const createLine = () => {
  let waiting: Waiting[] = [];
  let first = 0;
  return {
    length: () => waiting.length - first,
    join: (one: Waiting): void => void waiting.push(one),
    next(): Waiting | undefined {
      const one = waiting[first];
      first += one ? 1 : 0;
      if (first > 1_000 && first * 2 > waiting.length) {
        waiting = waiting.slice(first);
        first = 0;
      }
      return one;
    },
  };
};

export const createResource = (engine: Engine, capacity: number): Resource => {
  const line = createLine();
  let inUse = 0;
  let [from, last, busyTime, waitingTime, mostWaiting] = [0, 0, 0, 0, 0];
  let waits: number[] = [];

  /** Adds up the time since the last change. */
  const account = (): void => {
    const passed = engine.now() - last;
    busyTime += passed * inUse;
    waitingTime += passed * line.length();
    last = engine.now();
  };

  const giveBack = (): void => {
    account();
    const next = line.next();
    if (next) serve(next);
    else inUse -= 1;
  };

  const serve = ({ since, got }: Waiting): void => {
    waits.push(engine.now() - since);
    got(giveBack);
  };

  return {
    take(got) {
      account();
      const asked = { since: engine.now(), got };
      if (inUse === capacity) {
        line.join(asked);
        mostWaiting = Math.max(mostWaiting, line.length());
        return;
      }
      inUse += 1;
      serve(asked);
    },

    figures() {
      account();
      const time = Math.max(engine.now() - from, Number.MIN_VALUE);
      const sorted = [...waits].sort((a, b) => a - b);
      return {
        served: waits.length,
        busy: busyTime / time / capacity,
        waiting: waitingTime / time,
        mostWaiting,
        meanWait: waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, waits.length),
        waitAt: (share) => percentileOf(sorted, share),
      };
    },

    forget() {
      account();
      [from, busyTime, waitingTime, mostWaiting, waits] = [engine.now(), 0, 0, 0, []];
    },
  };
};
