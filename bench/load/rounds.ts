import { join } from 'node:path';
import { percentile, ratios, spreadOf, type Spread } from './figures';
import type { Operation } from './operations';
import { SIDES, type Side } from './orders';
import type { Stage } from './stage';

/** How it was loaded: closed loop, each connection sends when it has its answer. `delayMs`: of the provider. */
export type Setting = { connections: number; delayMs: number };

/** What one round of one side came to. CPU: of Strapi's process. */
export type Round = { count: number; perSecond: number; cpuMs: number; p50Ms: number; p99Ms: number };

export type Comparison = Setting & {
  operation: string;
  ours: Round[];
  yardstick: Round[];
  /** Of the throughput, ours by the yardstick's in the same round: more is better for us. */
  ratio: Spread & { rounds: number[] };
  /** Of the CPU time for one, ours by the yardstick's: less is better for us. */
  cpuRatio: Spread & { rounds: number[] };
};

let profiles = 0;

/** Looks where the time of Strapi's process goes meanwhile, if that is wished: its figures are worth less then. */
const profiled = async <T>({ strapi, wish }: Stage, name: string, load: () => Promise<T>): Promise<T> => {
  if (!wish.profile) return load();
  await strapi.ask('startProfile');
  const result = await load();
  await strapi.ask('endProfile', join(wish.profile, `${name}-${(profiles += 1)}.cpuprofile`));
  return result;
};

/** @throws Error when anything but a success was answered, or what was answered is not what is written */
export const playRound = async (
  stage: Stage,
  operation: Operation,
  side: Side,
  { connections, delayMs, count }: Setting & { count: number }
): Promise<Round> => {
  const { calls, check } = await operation.prepare(stage, side, count);
  await stage.sandbox.ask('delay', delayMs);
  const before = await stage.strapi.ask('usage');
  const wish = { url: stage.url, method: operation.method, token: stage.authorization, connections, calls };
  const load = () => stage.loader.ask('load', wish);
  const name = `${operation.name}-${connections}-at-once-${delayMs}-ms-${side}`;
  const { seconds, latencies, refused } = await profiled(stage, name, load);
  const after = await stage.strapi.ask('usage');
  if (refused.length > 0) throw new Error(`${operation.name} of ${side} was refused:\n${refused.join('\n')}`);
  await check();
  return {
    count,
    perSecond: count / seconds,
    cpuMs: (after.cpuMs - before.cpuMs) / count,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
};

const MOST = 20_000;

/** How many calls fill the time of a round, by what was seen. */
const countFor = ({ perSecond }: Round, { wish }: Stage, { connections }: Setting): number =>
  Math.round(Math.min(MOST, Math.max(perSecond * wish.seconds, connections * 3)));

const WARM_UP = 300;
const QUICK_WARM_UP = 10;
const warm = new WeakMap<Stage, Set<string>>();

/** Lets Node compile what will be measured; thrown away. Once for each operation: what a shop does all day is warm. */
export const warmUp = async (stage: Stage, operation: Operation): Promise<void> => {
  const known = warm.get(stage) ?? new Set();
  warm.set(stage, known.add(operation.name));
  const count = stage.wish.isQuick ? QUICK_WARM_UP : WARM_UP;
  for (const side of SIDES) await playRound(stage, operation, side, { connections: 8, delayMs: 0, count });
};

export const isWarm = (stage: Stage, { name }: Operation): boolean => warm.get(stage)?.has(name) ?? false;

/** Measures both sides in turn, A B A B, in rounds of about `wish.seconds`. */
export const compare = async (stage: Stage, operation: Operation, setting: Setting): Promise<Comparison> => {
  const { wish } = stage;
  if (!isWarm(stage, operation)) await warmUp(stage, operation);
  const trial = { ...setting, count: setting.connections * (setting.delayMs > 0 || wish.isQuick ? 3 : 30) };
  const counts = { ours: 0, yardstick: 0 };
  for (const side of SIDES) counts[side] = countFor(await playRound(stage, operation, side, trial), stage, setting);
  const rounds: Record<Side, Round[]> = { ours: [], yardstick: [] };
  for (let round = 0; round < wish.rounds; round += 1) {
    for (const side of SIDES)
      rounds[side].push(await playRound(stage, operation, side, { ...setting, count: counts[side] }));
  }
  const ratioOf = (figure: 'perSecond' | 'cpuMs') => {
    const of = (side: Side): number[] => rounds[side].map((round) => round[figure]);
    const found = ratios(of('ours'), of('yardstick'));
    return { ...spreadOf(found), rounds: found };
  };
  return {
    ...{ operation: operation.name, ...setting, ...rounds },
    ...{ ratio: ratioOf('perSecond'), cpuRatio: ratioOf('cpuMs') },
  };
};
