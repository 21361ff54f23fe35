import type { Act, Scene } from './scenes';
import type { HostProcess } from './host-process';
import type { FlowWish } from './protocol';
import type { ProcessShop } from './process-shop';

/** Where a process dies: before a step, or while the provider is asked (before or after it did what it was asked for). */
export type Point = { scene: Scene; at: number; step: string; hang: 'before' | 'after' | null };

export const nameOf = ({ scene, at, step, hang }: Point): string =>
  hang ? `${scene.name}: during ${step}, ${hang} it is done` : `${scene.name}: before step ${at}, ${step}`;

const POLL_MS = 20;
const REACH_LIMIT_MS = 30_000;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The steps of a scene, by letting one run through. */
export const stepsOfScene = async (host: HostProcess, scene: Scene): Promise<string[]> => {
  const name = `${scene.name} as it is`;
  // Twice: the first of its kind reads more.
  for (let times = 0; times < 2; times += 1) {
    const { send } = await scene.prepare(host);
    await send(host, { flow: { name, stopAt: null, how: 'park' } });
  }
  return host.ask<string[]>('steps', name);
};

const isCall = (step: string): boolean => step.startsWith('call ');

/** Every step is a point; a call to the provider is two. */
export const pointsOf = (scene: Scene, steps: readonly string[]): Point[] =>
  steps.flatMap((step, index): Point[] => {
    const at = index + 1;
    if (!isCall(step)) return [{ scene, at, step, hang: null }];
    return (['before', 'after'] as const).map((hang) => ({ scene, at, step, hang }));
  });

const isEdge = (step: string | undefined): boolean => /^(begin|commit|rollback)/i.test(step ?? '');

/**
 * Of several statements in one transaction the middle one stands for all: what is not committed is gone, whichever was
 * the last. Everything else stays.
 */
export const withoutTwins = (points: readonly Point[]): Point[] => {
  const kept: Point[] = [];
  let inside: Point[] = [];
  let isOpen = false;
  for (const point of points) {
    if (isOpen && !isEdge(point.step)) {
      inside.push(point);
      continue;
    }
    const middle = inside[Math.floor(inside.length / 2)];
    if (middle) kept.push(middle);
    inside = [];
    isOpen = /^begin/i.test(point.step);
    kept.push(point);
  }
  return kept;
};

const flowOf = (point: Point, how: FlowWish['how']): FlowWish => ({
  name: nameOf(point),
  stopAt: point.hang ? null : point.at,
  how,
});

/** Has the provider take the request and never answer. Settles when it came. */
const hang = async ({ sandbox }: ProcessShop, { scene, hang: phase }: Point, act: Act): Promise<void> => {
  if (!scene.call || !phase || !act.paymentKey) throw new Error(`${scene.name} asks the provider for nothing`);
  const { id } = sandbox.faults.add({ on: scene.call, kind: 'hang', phase, paymentKey: act.paymentKey });
  while (sandbox.faults.list().some((fault) => fault.id === id)) await later(POLL_MS);
  await later(POLL_MS);
};

const within = <T>(what: string, work: Promise<T>, stateOf: () => Promise<string>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const give = async (): Promise<void> =>
      reject(new Error(`${what}: not reached in ${REACH_LIMIT_MS} ms, but\n${await stateOf()}`));
    timer = setTimeout(() => void give(), REACH_LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Brings one flow to its point. The request is never answered. */
const bringTo = async (
  shop: ProcessShop,
  host: HostProcess,
  { point, act }: Prepared,
  how: FlowWish['how']
): Promise<void> => {
  const name = nameOf(point);
  const stopped = how === 'park' ? host.stopped(name) : host.gone;
  const reached: Promise<unknown> = point.hang ? hang(shop, point, act) : stopped;
  const answered = act.send(host, { flow: flowOf(point, how) }).then(
    (answer) => {
      throw new Error(`${name}: not stopped but answered ${JSON.stringify(answer)}`);
    },
    // Killed: nobody answers.
    () => reached
  );
  await within(name, Promise.race([reached, answered]), async () => {
    const steps = await host.ask<string[]>('steps', name);
    return [...steps, host.log().slice(-2_000)].join('\n');
  });
};

type Prepared = { point: Point; act: Act };

const AT_ONCE = 6;

const eachOf = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const left = [...all];
  const some = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
};

/** Brings many flows to their points in one process and kills it then: each stands between two of its own statements. */
export const killTogether = async (shop: ProcessShop, host: HostProcess, points: readonly Point[]): Promise<Act[]> => {
  // All first: what stands still may have locked what others need for their beginning.
  const prepared: Prepared[] = [];
  await eachOf(points, async (point) => void prepared.push({ point, act: await point.scene.prepare(host) }));
  await eachOf(prepared, (one) => bringTo(shop, host, one, 'park'));
  await host.kill();
  return prepared.map(({ act }) => act);
};

/** One point, one process: it kills itself there. */
export const killAlone = async (shop: ProcessShop, host: HostProcess, point: Point): Promise<Act> => {
  const act = await point.scene.prepare(host);
  await bringTo(shop, host, { point, act }, 'kill');
  await host.kill();
  return act;
};
