import { AsyncLocalStorage } from 'node:async_hooks';
import type { FlowWish, FromProcess } from '../protocol';

type Flow = FlowWish & { steps: string[] };

const current = new AsyncLocalStorage<Flow>();
const known = new Map<string, Flow>();

export const tellParent = (message: FromProcess): void => {
  if (process.connected) process.send?.(message);
};

/** Never settles: what waits for it stands still. */
const forEver = (): Promise<never> => new Promise<never>(() => {});

/** Runs `work`, and whatever it sets off, as one flow. */
export const asFlow = <T>(wish: FlowWish, work: () => Promise<T>): Promise<T> => {
  const flow = { ...wish, steps: [] };
  known.set(wish.name, flow);
  return current.run(flow, work);
};

/** Notes a step of the flow that runs here, which is about to be made. @returns true when it stops before it */
const stopsBefore = (step: string): boolean => {
  const flow = current.getStore();
  // What comes before (whose token is it?) touches nothing of ours, and differs from one request to the next.
  if (!flow || (flow.steps.length === 0 && !step.includes('commerce_'))) return false;
  flow.steps.push(step);
  if (flow.steps.length !== flow.stopAt) return false;
  if (flow.how === 'kill') process.kill(process.pid, 'SIGKILL');
  tellParent({ kind: 'stopped', flow: flow.name, step });
  return true;
};

/** Makes a step, unless its flow stops before it. */
export const step = <T>(name: string, make: () => Promise<T>): Promise<T> => (stopsBefore(name) ? forEver() : make());

/** Notes a step that cannot be held up, only counted (or be the one that kills). */
export const note = (name: string): void => void stopsBefore(name);

export const stepsOf = (flow: string): readonly string[] => known.get(flow)?.steps ?? [];
