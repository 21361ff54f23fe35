import { createJobs, type Job } from '../../server/src/services/jobs';
import type { Turn } from '../../server/src/services/lease';
import { createMemoryLeases } from './memory-leases';

/** Lets everything happen that is due now, on faked timers. */
export const settled = () => jest.advanceTimersByTimeAsync(0);

/** Work that goes on until it is told to end. */
export const longWork = () => {
  const ends: ((error?: Error) => void)[] = [];
  const turns: Turn[] = [];
  return {
    turns,
    /** Ends the oldest run. */
    end: async (error?: Error) => {
      ends.shift()?.(error);
      await settled();
    },
    run: (turn: Turn) => {
      turns.push(turn);
      return new Promise<void>((resolve, reject) => {
        ends.push((error) => (error ? reject(error) : resolve()));
      });
    },
  };
};

/** One process: its jobs, its schedule, its log. */
export const aProcess = ({ leases } = createMemoryLeases()) => {
  const scheduled = new Map<string, { rule: string; tick: () => void }>();
  const errors: string[] = [];
  let owners = 0;
  const name = Math.random().toString(36).slice(2);
  const jobs = createJobs({
    leases,
    clock: Date.now,
    newOwner: () => `${name}-${(owners += 1)}`,
    log: { error: (message) => errors.push(message), debug: () => undefined },
    cron: {
      add: (job, rule, tick) => scheduled.set(job, { rule, tick }),
      remove: (job) => scheduled.delete(job),
    },
  });
  const add = (run: Job['run'], change: Partial<Job> = {}) =>
    jobs.add({ name: 'sweep', every: { seconds: 10 }, kind: 'shared', run, ...change });
  const tick = async (job = 'sweep') => {
    scheduled.get(job)?.tick();
    await settled();
  };
  const start = async () => {
    jobs.start();
    await settled();
  };
  return { jobs, add, tick, start, scheduled, errors };
};
