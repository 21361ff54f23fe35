import type { Costs } from './costs';
import { needsOf, type Needs } from './needs';
import { simulateShop, type ShopFigures } from './shop';

/** What the tables are about. The same wish gives the same tables. */
export type TrialWish = { costs: Costs; providerMs: number; pool: number; rates: readonly number[] };

export type Trial = { rate: number; needs: Needs; figures: ShopFigures };
export type ProcessTrial = { instances: number; figures: ShopFigures };
export type PoolTrial = { pool: number; connections: number; figures: ShopFigures };

export const RATES: readonly number[] = [10, 100, 1_000];
export const DEFAULTS = { providerMs: 200, pool: 10, rates: RATES } as const;

/** Enough payments for a 99th percentile, and no longer than anybody likes to wait. */
const PAYMENTS = 3_000;
const secondsFor = (rate: number): number => Math.min(60, Math.max(3, Math.ceil(PAYMENTS / rate)));

const POOLS: readonly number[] = [1, 2, 5, 10];
/** Shares of the processes that are needed. */
const SHARES: readonly number[] = [0.5, 0.75, 1, 1.5];
/** A pool belongs to one process: so many of them tell as much as all. */
const FEW = 8;

const trial = ({ costs, providerMs, pool }: TrialWish, rate: number, needs: Needs, instances: number): ShopFigures =>
  simulateShop({
    ...{ costs, rate, instances, pool, providerMs },
    databaseCores: needs.cores,
    seconds: secondsFor(rate),
    seed: `${rate} a second`,
  });

/** Each rate with as many processes and cores as its sums say. */
export const rateTrials = (wish: TrialWish): Trial[] =>
  wish.rates.map((rate) => {
    const needs = needsOf(wish.costs, rate, wish.providerMs);
    return { rate, needs, figures: trial(wish, rate, needs, needs.instances) };
  });

/** One rate with other numbers of processes than it needs. */
export const processTrials = (wish: TrialWish, { rate, needs, figures }: Trial): ProcessTrial[] =>
  SHARES.map((share) => {
    const instances = Math.max(1, Math.round(needs.instances * share));
    return { instances, figures: share === 1 ? figures : trial(wish, rate, needs, instances) };
  });

/** The load of one process at that rate, with other pools. */
export const poolTrials = (wish: TrialWish, { rate, needs }: Trial): PoolTrial[] =>
  POOLS.map((pool) => {
    const share = FEW / needs.instances;
    const few = { ...needs, cores: Math.max(1, Math.ceil(needs.cores * share)) };
    return {
      pool,
      connections: pool * needs.instances,
      figures: trial({ ...wish, pool }, rate * share, few, FEW),
    };
  });
