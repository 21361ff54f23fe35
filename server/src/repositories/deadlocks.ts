const TRIES = 4;

const isDeadlock = (error: unknown): boolean => (Object(error) as { code?: unknown }).code === 'ER_LOCK_DEADLOCK';

/**
 * Does `work` again when MariaDB or MySQL ended it because it and somebody else's waited for one another: then all of
 * it is undone. `work` is one statement outside of any transaction, or a whole transaction of its own; within a
 * caller's, what came before would be lost.
 *
 * @throws what `work` throws: also the deadlock, when it comes four times in a row
 */
export const despiteDeadlocks = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isDeadlock(error)) throw error;
    }
  }
};
