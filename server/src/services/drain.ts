import { CommerceError } from '../domain/errors';

export type Drain = {
  /** Runs `work` and remembers it until it ends. @throws CommerceError `SHUTTING_DOWN` once stopping has begun */
  run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Takes nothing new, and waits for what runs: at most `graceMs`. Returns how many were left behind. */
  stop: (graceMs: number) => Promise<number>;
  /** Has stopping begun? Long work ends at its next step then. */
  isStopping: () => boolean;
};

/**
 * Money flows under way. Strapi cuts requests within milliseconds of a stop signal, except while a plugin's `destroy`
 * is running: `stop` is awaited there. What is not done in time stays claimed in the database.
 */
export const createDrain = (): Drain => {
  const running = new Set<Promise<unknown>>();
  let isStopping = false;

  return {
    run<T>(work: () => Promise<T>): Promise<T> {
      if (isStopping)
        return Promise.reject(new CommerceError('SHUTTING_DOWN', 'The server is stopping: repeat the request'));
      const flow = work().finally(() => running.delete(flow));
      running.add(flow);
      return flow;
    },

    async stop(graceMs) {
      isStopping = true;
      const timeout = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
      await Promise.race([Promise.allSettled([...running]), timeout]);
      return running.size;
    },

    isStopping: () => isStopping,
  };
};
