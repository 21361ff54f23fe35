/** So long until a free place is used although most of what is under way still waits. */
const PATIENCE_MS = 1_000;

/** What is under way at once: at most `most`. None of it rejects. */
export const createRunning = (most: number) => {
  const running = new Set<Promise<void>>();

  return {
    /** How many more may begin. */
    places: (): number => most - running.size,

    add(work: Promise<void>): void {
      const kept = work.finally(() => running.delete(kept));
      running.add(kept);
    },

    /** Until at most `left` of them are under way; after a second, until there is a place. */
    async untilLeft(left: number): Promise<void> {
      let isOver = false;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          isOver = true;
          resolve();
        }, PATIENCE_MS);
        // It keeps no process alive that has nothing else to do.
        timer.unref();
      });
      while (running.size > left && !(isOver && running.size < most)) {
        await Promise.race(isOver ? running : [...running, patience]);
      }
      clearTimeout(timer);
    },
  };
};
