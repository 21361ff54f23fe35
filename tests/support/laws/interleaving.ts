type Waiting = { owner: string; go: () => void };

const NEVER = new Promise<never>(() => undefined);

/** Lets everything run that waits for nothing but its turn. */
const quiet = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/**
 * Decides who goes on next wherever works that run at once may be interrupted. The numbers in `choices` decide, and
 * when they are used up the one that waits longest: the same numbers lead to the same story.
 */
export const createInterleaving = (choices: readonly number[]) => {
  const waiting: Waiting[] = [];
  const dead = new Set<string>();
  let used = 0;
  let isOver = false;

  /** One of `options` ways to go on. */
  const choose = (options: number): number => {
    if (options <= 1) return 0;
    const choice = choices[used] ?? 0;
    used += 1;
    return choice % options;
  };

  const resume = async (index: number): Promise<void> => {
    const [next] = waiting.splice(index, 1);
    next?.go();
    await quiet();
  };

  const settle = async (): Promise<void> => {
    await quiet();
    while (waiting.length > 0) await resume(0);
  };

  return {
    choose,
    quiet,
    waiting: () => waiting.length,
    resume,

    /** A point at which others may come first. Who is dead never comes back from it. */
    pause: (owner: string): Promise<void> => {
      if (dead.has(owner)) return NEVER;
      return isOver ? Promise.resolve() : new Promise((go) => void waiting.push({ owner, go }));
    },

    /** Stops a process where it stands: nothing after its next point happens. */
    kill: (owner: string): void => {
      dead.add(owner);
      const living = waiting.filter((one) => one.owner !== owner);
      waiting.splice(0, waiting.length, ...living);
    },

    /** Lets all go on to their end, the one that waits longest first. */
    settle,

    /** The same, and nobody is interrupted any more. */
    finish: async (): Promise<void> => {
      await settle();
      isOver = true;
    },
  };
};

export type Interleaving = ReturnType<typeof createInterleaving>;
