export type Turns = {
  /** Does `work` when its turn comes. `pass` gives the turn on before the work is over; once is enough. */
  take: <T>(work: (pass: () => void) => Promise<T>) => Promise<T>;
};

export type TurnsOptions = {
  /** How many may be at work at once. */
  most: number;
  /** So long at most is a turn waited for: whoever is stuck holds nobody up for good. Milliseconds. */
  patienceMs: number;
};

/**
 * Lets few do something at once, in the order in which they come, within this process. Many that advance together all
 * end when the last of them does; one after the other, most of them end earlier, and what they do next is spread out
 * too. A courtesy that nothing may rely on.
 */
export const createTurns = ({ most, patienceMs }: TurnsOptions): Turns => {
  /** In the order in which they came. */
  const waiting = new Set<() => void>();
  let working = 0;

  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      const begin = (): void => {
        clearTimeout(patience);
        waiting.delete(begin);
        working += 1;
        resolve();
      };
      const patience = setTimeout(begin, patienceMs);
      waiting.add(begin);
    });

  return {
    async take(work) {
      if (working < most) working += 1;
      else await turn();
      let isPassed = false;
      const pass = (): void => {
        if (isPassed) return;
        isPassed = true;
        working -= 1;
        const [next] = waiting;
        if (working < most) next?.();
      };
      try {
        return await work(pass);
      } finally {
        pass();
      }
    },
  };
};
