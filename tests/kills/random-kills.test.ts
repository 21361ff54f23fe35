import { gatherCrew, type Crew } from '../support/processes/crew';
import { createLoad, type Load } from '../support/processes/load';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { progress } from '../support/processes/progress';
import { TIME_PASSES_VARIABLE } from '../support/processes/protocol';
import { createRandom, seedOfThisRun, type Random } from '../support/processes/random';
import {
  differencesIn,
  resendWebhooks,
  textOf,
  untilAllIsRead,
  untilSettled,
  verdictLine,
} from '../support/processes/settling';

const KILLS = Number(process.env['TEST_KILLS'] ?? 100);
const PROCESSES = 3;
const BUYERS = 5;
/** Between two kills so many orders, confirmations and refunds are begun, and a moment goes by. */
const WORK = { least: 2, most: 12 };
const MOMENT_MS = 150;
const EVERYBODY = 0.1;

jest.setTimeout(300_000 + KILLS * 15_000);

let shop: ProcessShop;
beforeAll(async () => {
  shop = await openProcessShop({
    pluginConfig: { toss: { connectTimeoutMs: 1_000, readTimeoutMs: 2_000 }, reconciliation: { everySeconds: 1 } },
  });
});
afterAll(() => shop?.close());

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Kills one of those who are up, now and then all of them. @returns how many died */
const strike = async (crew: Crew, random: Random, left: number): Promise<number> => {
  const up = crew.places();
  if (up.length === 0) return later(20).then(() => 0);
  const victims = (random.chance(EVERYBODY) ? up : [random.pick(up)]).slice(0, left);
  crew.killAndRestart(...victims);
  return victims.length;
};

/** A process that nobody uses is no worse for being killed: there has to be work between two kills. */
const untilBusy = async ({ counts }: Load, steps: number): Promise<void> => {
  const begun = (): number => counts.orders + counts.confirms + counts.refunds;
  const wanted = begun() + steps;
  while (begun() < wanted) await later(5);
};

const killAtRandom = async (crew: Crew, random: Random, load: Load): Promise<void> => {
  let killed = 0;
  for (let told = 0; killed < KILLS; ) {
    await untilBusy(load, random.between(WORK.least, WORK.most));
    await later(random.between(0, MOMENT_MS));
    killed += await strike(crew, random, KILLS - killed);
    if (killed < told + 20) continue;
    told = killed;
    progress(`${killed} of ${KILLS} killed; ${JSON.stringify(load.counts)}`);
  }
};

test(`${KILLS} processes killed at any time, under load: nothing lost, nothing double`, async () => {
  const seed = seedOfThisRun();
  const random = createRandom(seed);
  const crew = await gatherCrew(shop, PROCESSES);
  const load = createLoad(shop, { random, hosts: crew.hosts, trouble: 0.2 });
  const buying = load.run(BUYERS);
  await killAtRandom(crew, random, load);
  load.end();
  await Promise.all([buying, crew.allUp()]);
  await crew.killAll();

  progress(`all killed; ${JSON.stringify(load.counts)}; settling`);
  const host = await shop.start(0, { [TIME_PASSES_VARIABLE]: 'yes' });
  await untilSettled(host);
  await Promise.all(load.repeats.map((repeat) => repeat(host)));
  await resendWebhooks(shop, host);
  await untilAllIsRead(host, 180_000);

  const differences = await differencesIn(shop, host);
  progress(verdictLine(`random kills (seed ${seed})`, KILLS, differences));
  expect(textOf(differences)).toEqual([]);
  expect(load.counts.orders).toBeGreaterThan(KILLS);
});
