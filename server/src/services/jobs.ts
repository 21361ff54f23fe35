import { AsyncResource } from 'node:async_hooks';
import { describeError } from './describe-error';
import { underLease, type LeasePorts, type Turn } from './lease';

export type Job = {
  /** At most 64 characters; also the lease's name. */
  name: string;
  /** How often: each so many seconds (1 to 60, counted from the full minute), or a cron rule with or without seconds. */
  every: { seconds: number } | { rule: string };
  /** How long a kick waits for more of them, so that what happens at once is one run; 0 without it. Milliseconds. */
  gatherMs?: number;
  /** Without it: once at the start as well. */
  isRunAtStart?: false;
  /** `single`: in one process at a time. `shared`: in every process; the rows it works on are claimed one by one. */
  kind: 'shared' | 'single';
  /** Must be right even when it runs twice at once: a lease is lost when a process or the database stands still. */
  run: (turn: Turn) => Promise<unknown>;
};

export type JobPorts = LeasePorts & {
  cron: { add: (name: string, rule: string, task: () => void) => void; remove: (name: string) => void };
  log: { error: (message: string) => void; debug: (message: string) => void };
};

type Entry = { job: Job; running: Promise<void> | null; isWantedAgain: boolean };

const ruleOf = ({ every }: Job): string => {
  if ('rule' in every) return every.rule;
  return every.seconds === 60 ? '0 * * * * *' : `*/${every.seconds} * * * * *`;
};

/** Runs one job once: under its lease, or as it is. */
const createRunner = (ports: JobPorts, underWay: Set<AbortController>) => {
  const { log } = ports;

  const take = async ({ name, kind, run }: Job, calledOff: AbortController): Promise<void> => {
    const { signal } = calledOff;
    if (kind === 'shared') await run({ signal, mayGoOn: () => !signal.aborted });
    else if (!(await underLease(ports, name, calledOff, run))) log.debug(`${name}: another process is at it`);
  };

  return async (job: Job): Promise<void> => {
    const calledOff = new AbortController();
    underWay.add(calledOff);
    try {
      await take(job, calledOff);
    } catch (error) {
      log.error(`The job ${job.name} of Commerce Payments failed and will run again: ${describeError(error)}`);
    } finally {
      underWay.delete(calledOff);
    }
  };
};

/**
 * What the plugin does by itself, at the start and on a schedule. No job overlaps itself within a process; one that
 * fails is logged and runs again at its next time.
 */
export const createJobs = (ports: JobPorts) => {
  const entries = new Map<string, Entry>();
  const underWay = new Set<AbortController>();
  const runOnce = createRunner(ports, underWay);
  let phase: 'made' | 'started' | 'stopped' = 'made';
  /** Where `start` was called: a run never joins the transaction that is open where `kick` is called. */
  let outside: AsyncResource | null = null;

  const launch = (entry: Entry): void => {
    if (phase !== 'started' || entry.running) return;
    entry.isWantedAgain = false;
    entry.running = runOnce(entry.job).then(() => {
      entry.running = null;
      if (!entry.isWantedAgain) return;
      entry.isWantedAgain = false;
      soon(entry);
    });
  };

  const soon = (entry: Entry): void => {
    if (entry.isWantedAgain) return;
    entry.isWantedAgain = true;
    // What is under way may have looked before the news came: it runs once more afterwards.
    if (entry.running) return;
    if (entry.job.gatherMs === undefined) setImmediate(() => launch(entry));
    else setTimeout(() => launch(entry), entry.job.gatherMs).unref();
  };

  return {
    /** @throws Error when there is a job of that name, or when they run already */
    add(job: Job): void {
      if (entries.has(job.name)) throw new Error(`There is a job ${job.name} already`);
      if (phase === 'started') throw new Error(`The jobs run already: ${job.name} comes too late`);
      entries.set(job.name, { job, running: null, isWantedAgain: false });
    },

    /**
     * Runs every job once that wants it, and from now on all at their times. A second call, or one after `stop`, does
     * nothing.
     */
    start(): void {
      if (phase !== 'made') return;
      phase = 'started';
      outside = new AsyncResource('commerce-payments.jobs');
      for (const entry of entries.values()) {
        ports.cron.add(entry.job.name, ruleOf(entry.job), () => launch(entry));
        if (entry.job.isRunAtStart !== false) launch(entry);
      }
    },

    /**
     * Runs a job soon; many calls make one run. Call it after the commit: a run that comes before it finds nothing, and
     * the next scheduled one does the work. Where the jobs do not run (a command that only loads Strapi) nothing happens.
     */
    kick(name: string): void {
      if (phase !== 'started') return;
      const entry = entries.get(name);
      if (entry) outside?.runInAsyncScope(soon, null, entry);
      else ports.log.error(`There is no job ${name} of Commerce Payments to run`);
    },

    /** Takes no new runs, tells those under way to end soon and waits for them: at most `graceMs`. Returns how many were left. */
    async stop(graceMs: number): Promise<number> {
      if (phase === 'started') for (const name of entries.keys()) ports.cron.remove(name);
      phase = 'stopped';
      for (const calledOff of underWay) calledOff.abort();
      const running = [...entries.values()].flatMap((entry) => entry.running ?? []);
      const timeout = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
      await Promise.race([Promise.all(running), timeout]);
      return underWay.size;
    },
  };
};

export type Jobs = ReturnType<typeof createJobs>;
