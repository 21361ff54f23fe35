import { createTaskList, type TaskList } from './task-list';

/** Timers of Node overflow past this and fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The sandbox's time: it flows like the real one and can be moved forward, which makes what is due happen. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** How far the clock was moved ahead of the machine's, in ms. */
  readonly offsetMs: number;
  /**
   * Moves the clock forward and waits for everything that fell due on the way, in order,
   * each thing at its own time.
   *
   * @param ms from 0
   * @throws RangeError when time would go backwards
   */
  advance(ms: number): Promise<void>;
  /** Runs a task when the clock reaches `at` (epoch ms). Returns what takes it back. */
  schedule(at: number, run: () => unknown): () => void;
  /** Forgets all tasks, leaves the time as it is. */
  clear(): void;
  /** Forgets all tasks and goes back to the machine's time. */
  reset(): void;
}

/** What runs tasks in real time. Timers never keep the process alive. */
const createAlarm = (now: () => number, tasks: TaskList) => {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  const set = (): void => {
    stop();
    const task = tasks.first();
    if (!task) return;
    timer = setTimeout(ring, Math.min(Math.max(task.at - now(), 0), LONGEST_TIMER_MS));
    timer.unref();
  };
  const ring = (): void => {
    for (let task = tasks.take(now()); task; task = tasks.take(now())) void task.run();
    set();
  };
  return { set, stop };
};

export const createClock = (machineNow: () => number = Date.now): Clock => {
  let offsetMs = 0;
  const now = (): number => machineNow() + offsetMs;
  const tasks = createTaskList();
  const alarm = createAlarm(now, tasks);
  const moveTo = (at: number): void => {
    offsetMs += Math.max(at - now(), 0);
  };
  const clear = (): void => {
    tasks.clear();
    alarm.stop();
  };
  return {
    now,
    get offsetMs() {
      return offsetMs;
    },
    async advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`The clock only moves forward: ${ms}`);
      const target = now() + ms;
      for (let task = tasks.take(target); task; task = tasks.take(target)) {
        moveTo(task.at);
        await task.run();
      }
      moveTo(target);
      alarm.set();
    },
    schedule(at, run) {
      const task = { at, run };
      tasks.add(task);
      if (tasks.first() === task) alarm.set();
      return () => tasks.remove(task);
    },
    clear,
    reset() {
      clear();
      offsetMs = 0;
    },
  };
};
