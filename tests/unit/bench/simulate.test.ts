import { createRandom } from '../../../bench/history/random';
import { costsIn } from '../../../bench/simulate/costs';
import { createEngine } from '../../../bench/simulate/engine';
import { BUSY, needsOf } from '../../../bench/simulate/needs';
import { planOf } from '../../../bench/simulate/plan';
import { createResource } from '../../../bench/simulate/resource';
import { simulateShop, type ShopWish } from '../../../bench/simulate/shop';
import { ROUND_COSTS as COSTS } from '../../support/bench-costs';

const WISH: ShopWish = {
  ...{ costs: COSTS, rate: 100, instances: 4, pool: 10, databaseCores: 2, providerMs: 200, seconds: 30, seed: 'test' },
};

type Queue = { rate: number; servers: number; serviceOf: () => number; seconds: number };

/** Arrivals at random at one resource. Rates a second, times in milliseconds. */
const queue = ({ rate, servers, serviceOf, seconds }: Queue) => {
  const engine = createEngine();
  const random = createRandom(`queue ${rate} ${servers}`);
  const resource = createResource(engine, servers);
  const arrive = (): void => {
    resource.take((giveBack) => engine.after(serviceOf(), giveBack));
    engine.after(random.wait(1_000 / rate), arrive);
  };
  engine.after(0, arrive);
  engine.runUntil(seconds * 200);
  resource.forget();
  engine.runUntil(seconds * 1_200);
  return resource.figures();
};

const within = (share: number, figure: number, expected: number): void =>
  expect(Math.abs(figure - expected) / expected).toBeLessThan(share);

/** Service times at random around `mean`; each test has its own. */
const atRandom = (mean: number): (() => number) => {
  const random = createRandom('service');
  return () => random.wait(mean);
};

describe('a queue', () => {
  it.each([0.5, 0.7, 0.8])('waits as M/M/1 does at a load of %d', (load) => {
    const figures = queue({ rate: load * 100, servers: 1, serviceOf: atRandom(10), seconds: 2_000 });
    within(0.05, figures.meanWait, (load * 10) / (1 - load));
    within(0.02, figures.busy, load);
  });

  it.each([0.5, 0.7, 0.8])('waits as M/D/1 does at a load of %d: half as long', (load) => {
    const figures = queue({ rate: load * 100, servers: 1, serviceOf: () => 10, seconds: 2_000 });
    within(0.05, figures.meanWait, (load * 10) / (2 * (1 - load)));
  });

  it('waits as M/M/3 does, by the formula of Erlang', () => {
    const [load, servers] = [0.8, 3];
    const figures = queue({ rate: 240, servers, serviceOf: atRandom(10), seconds: 2_000 });
    const offered = load * servers;
    const all = offered ** 3 / 6 / (1 - load);
    const isWaiting = all / (1 + offered + offered ** 2 / 2 + all);
    within(0.06, figures.meanWait, (isWaiting * 10) / (servers * (1 - load)));
  });

  it('obeys the law of Little: who waits is rate times time', () => {
    const figures = queue({ rate: 80, servers: 1, serviceOf: atRandom(10), seconds: 2_000 });
    within(0.01, figures.waiting, (figures.served / 2_000) * (figures.meanWait / 1_000));
  });

  it('serves no faster than it can when it is overrun, and grows', () => {
    const figures = queue({ rate: 200, servers: 1, serviceOf: () => 10, seconds: 100 });
    expect(figures.busy).toBeCloseTo(1, 6);
    within(0.01, figures.served, 10_000);
    expect(figures.mostWaiting).toBeGreaterThan(8_000);
  });

  it('serves whoever comes first', () => {
    const engine = createEngine();
    const resource = createResource(engine, 1);
    const served: string[] = [];
    for (const name of ['a', 'b', 'c'])
      resource.take((giveBack) => {
        served.push(`${name} at ${engine.now()}`);
        engine.after(5, giveBack);
      });
    engine.runUntil(100);
    expect(served).toEqual(['a at 0', 'b at 5', 'c at 10']);
  });
});

describe('a plan', () => {
  it.each(['order', 'confirm', 'webhook', 'refund'] as const)('of %s adds up to what was measured', (operation) => {
    const cost = COSTS[operation];
    const steps = planOf(operation, cost);
    const sumOf = (wanted: string): number =>
      steps.reduce((sum, step) => sum + ('ms' in step && step.do === wanted ? step.ms : 0), 0);
    expect(sumOf('strapi')).toBeCloseTo(cost.strapiCpuMs, 9);
    expect(sumOf('database')).toBeCloseTo(cost.databaseCpuMs, 9);
    let [isHeld, held] = [false, 0];
    for (const step of steps) {
      if (step.do === 'hold' || step.do === 'release') isHeld = step.do === 'hold';
      if (isHeld && 'ms' in step) held += step.ms;
      if (step.do === 'provider') expect(isHeld).toBe(false);
    }
    expect(held).toBeCloseTo(cost.connectionMs, 9);
  });
});

describe('a simulated shop', () => {
  it('gives the same figures for the same wish, and others for another seed', () => {
    const wish = { ...WISH, seconds: 5 };
    expect(simulateShop(wish)).toEqual(simulateShop(wish));
    expect(simulateShop({ ...wish, seed: 'other' })).not.toEqual(simulateShop(wish));
  });

  it('keeps cores, connections and slots as busy as sums say', () => {
    const figures = simulateShop(WISH);
    const needs = needsOf(COSTS, WISH.rate, WISH.providerMs);
    within(0.05, figures.strapiBusy, needs.strapiCores / WISH.instances);
    within(0.05, figures.databaseBusy, needs.databaseCores / WISH.databaseCores);
    within(0.05, figures.answered, WISH.rate);
    within(0.1, figures.slotsBusy, (100 * 0.206) / (8 * WISH.instances));
    expect(figures.added.confirm.count).toBeGreaterThan(2_700);
  });

  it('adds what was measured when nobody waits', () => {
    const costs = { ...COSTS, confirm: { ...COSTS.confirm, strapiCpuMs: 10, connectionMs: 12 } };
    const figures = simulateShop({ ...WISH, costs, rate: 1, instances: 50, databaseCores: 64, seconds: 2_000 });
    // 12 ms with a connection, and what of 10 ms of Strapi falls outside.
    within(0.05, figures.added.confirm.p50, 16);
  });

  it('is enough by the sums of its needs, and not enough with half of it', () => {
    const { instances, cores } = needsOf(COSTS, 200, 200);
    const enough = simulateShop({ ...WISH, rate: 200, instances, databaseCores: cores, seconds: 20 });
    within(0.05, enough.answered, 200);
    expect(enough.strapiBusy).toBeLessThan(BUSY + 0.05);
    const half = simulateShop({ ...WISH, rate: 200, instances: Math.floor(instances / 2), seconds: 20 });
    expect(half.added.confirm.p99).toBeGreaterThan(10 * enough.added.confirm.p99);
  });

  it('waits for connections when there are few, and at webhooks for the provider', () => {
    const one = simulateShop({ ...WISH, instances: 8, pool: 1, seconds: 10 });
    expect(one.poolWait).toBeGreaterThan(simulateShop({ ...WISH, instances: 8, pool: 10, seconds: 10 }).poolWait);
    const slow = simulateShop({ ...WISH, instances: 8, databaseCores: 8, providerMs: 2_000, seconds: 10 });
    expect(slow.slotWait).toBeGreaterThan(1_000);
  });
});

describe('costs', () => {
  const results = { results: { costs: COSTS } };

  it('are read from a file of results, and are absent where they were not measured', () => {
    expect(costsIn(results, 'x.json')).toEqual(COSTS);
    expect(costsIn({ results: { confirm: {} } }, 'x.json')).toBeNull();
  });

  it('are refused when one is missing or nothing', () => {
    const broken = (change: object) => ({ results: { costs: { ...COSTS, ...change } } });
    expect(() => costsIn(broken({ bytesPerOrder: 0 }), 'x.json')).toThrow('bytesPerOrder');
    expect(() => costsIn(broken({ refund: undefined }), 'x.json')).toThrow('x.json, refund');
  });
});
