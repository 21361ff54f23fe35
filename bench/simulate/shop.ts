import { createRandom, type Random } from '../history/random';
import { OPERATIONS, type Costs, type Operation } from './costs';
import { createEngine, type Engine } from './engine';
import { planOf, type Step } from './plan';
import { createResource, percentileOf, type Resource } from './resource';

/** A shop to be simulated. */
export type ShopWish = {
  costs: Costs;
  /** Payments a second, and how many processes of Strapi take them. */
  rate: number;
  instances: number;
  /** Connections that each process may have open. */
  pool: number;
  databaseCores: number;
  /** Mean time of the provider's answer, in milliseconds. */
  providerMs: number;
  /** How long it is measured, after a fifth of it to get into its stride. */
  seconds: number;
  seed: string;
};

/** How many of an operation belong to one payment. */
export const PER_PAYMENT: Readonly<Record<Operation, number>> = { order: 1, confirm: 1, webhook: 1, refund: 0.03 };

/** `SLOTS` of services/delivery-worker.ts: webhooks that one process works on at once. */
export const WEBHOOK_SLOTS = 8;

/** Least share of the provider's mean time; the rest is spread as waiting times are. */
const PROVIDER_LEAST = 0.7;

export type OperationFigures = { count: number; p50: number; p99: number };

export type ShopFigures = {
  /** Until the caller was answered, less the provider's own time. Milliseconds. */
  added: Readonly<Record<Operation, OperationFigures>>;
  /** Confirmations a second that were answered. */
  answered: number;
  /** From 0 to 1, over all processes. */
  strapiBusy: number;
  poolBusy: number;
  databaseBusy: number;
  slotsBusy: number;
  /** 99th percentile of waiting for a connection and for a slot, in milliseconds. */
  poolWait: number;
  slotWait: number;
};

type Process = { cpu: Resource; pool: Resource; slots: Resource };

/** Everything that an operation on its way needs to know. */
type World = {
  engine: Engine;
  random: Random;
  database: Resource;
  providerMs: number;
  answered: (operation: Operation, addedMs: number) => void;
};

/** Leads one operation through its steps. */
const run = (world: World, { cpu, pool, slots }: Process, operation: Operation, steps: readonly Step[]): void => {
  const { engine, random, database } = world;
  const begun = engine.now();
  let atProvider = 0;
  const held: { connection?: () => void; slot?: () => void } = {};

  const onCore = (core: Resource, ms: number, then: () => void): void =>
    core.take((giveBack) =>
      engine.after(random.wait(ms), () => {
        giveBack();
        then();
      })
    );
  const atStep = (place: number): void => {
    const step = steps[place];
    if (!step) return;
    const next = (): void => atStep(place + 1);
    const taking = (resource: Resource, name: keyof typeof held): void =>
      resource.take((giveBack) => {
        held[name] = giveBack;
        next();
      });
    switch (step.do) {
      case 'strapi':
        return onCore(cpu, step.ms, next);
      case 'database':
        return onCore(database, step.ms, next);
      case 'wait':
        return engine.after(random.wait(step.ms), next);
      case 'provider': {
        const ms = world.providerMs * PROVIDER_LEAST + random.wait(world.providerMs * (1 - PROVIDER_LEAST));
        atProvider += ms;
        return engine.after(ms, next);
      }
      case 'hold':
        return taking(pool, 'connection');
      case 'slot':
        return taking(slots, 'slot');
      case 'release':
        held.connection?.();
        return next();
      case 'free':
        held.slot?.();
        return next();
      case 'answered':
        world.answered(operation, engine.now() - begun - atProvider);
        return next();
    }
  };
  atStep(0);
};

const operationFigures = (added: number[]): OperationFigures => {
  const sorted = added.sort((a, b) => a - b);
  return { count: added.length, p50: percentileOf(sorted, 0.5), p99: percentileOf(sorted, 0.99) };
};

const over = (resources: readonly Resource[]) => {
  const figures = resources.map((resource) => resource.figures());
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { busy: mean(figures.map(({ busy }) => busy)), wait: mean(figures.map(({ waitAt }) => waitAt(0.99))) };
};

const emptyLists = () =>
  Object.fromEntries(OPERATIONS.map((operation) => [operation, []])) as unknown as Record<Operation, number[]>;

/** Arrivals of each kind, at random and each in one of the processes, for ever. */
const open = (world: World, wish: ShopWish, processes: readonly Process[]): void => {
  const { engine, random } = world;
  for (const operation of OPERATIONS) {
    const steps = planOf(operation, wish.costs[operation]);
    const everyMs = 1_000 / (wish.rate * PER_PAYMENT[operation]);
    const arrive = (): void => {
      run(world, random.pick(processes), operation, steps);
      engine.after(random.wait(everyMs), arrive);
    };
    engine.after(random.wait(everyMs), arrive);
  }
};

/** Lets a shop sell for a while. The same wish gives the same figures. */
export const simulateShop = (wish: ShopWish): ShopFigures => {
  const engine = createEngine();
  const random = createRandom(wish.seed);
  const database = createResource(engine, wish.databaseCores);
  const processes: Process[] = Array.from({ length: wish.instances }, () => ({
    cpu: createResource(engine, 1),
    pool: createResource(engine, wish.pool),
    slots: createResource(engine, WEBHOOK_SLOTS),
  }));
  let added = emptyLists();
  const answered: World['answered'] = (operation, ms) => void added[operation].push(ms);
  open({ engine, random, database, providerMs: wish.providerMs, answered }, wish, processes);

  const strideMs = wish.seconds * 200;
  engine.runUntil(strideMs);
  for (const resource of [database, ...processes.flatMap(({ cpu, pool, slots }) => [cpu, pool, slots])])
    resource.forget();
  added = emptyLists();
  engine.runUntil(strideMs + wish.seconds * 1_000);

  const [pools, slots] = [over(processes.map(({ pool }) => pool)), over(processes.map((one) => one.slots))];
  return {
    answered: added.confirm.length / wish.seconds,
    added: Object.fromEntries(
      OPERATIONS.map((operation) => [operation, operationFigures(added[operation])])
    ) as ShopFigures['added'],
    strapiBusy: over(processes.map(({ cpu }) => cpu)).busy,
    databaseBusy: database.figures().busy,
    ...{ poolBusy: pools.busy, poolWait: pools.wait, slotsBusy: slots.busy, slotWait: slots.wait },
  };
};
