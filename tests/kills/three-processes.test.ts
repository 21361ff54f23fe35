import { createSandbox } from '../../sandbox';
import { gatherCrew } from '../support/processes/crew';
import { createLoad } from '../support/processes/load';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { progress } from '../support/processes/progress';
import { createRandom, seedOfThisRun, type Random } from '../support/processes/random';
import { differencesIn, resendWebhooks, textOf, untilAllIsRead, verdictLine } from '../support/processes/settling';

const RUN_MS = 30_000;
const BUYERS = 12;

jest.setTimeout(300_000);

let shop: ProcessShop;
beforeAll(async () => {
  shop = await openProcessShop({
    // Without its own refusal of a reused order number the sandbox would hide a double charge of ours.
    sandbox: createSandbox({ orderIdReuse: 'allow' }),
    pluginConfig: { toss: { connectTimeoutMs: 1_000, readTimeoutMs: 2_000 }, reconciliation: { everySeconds: 1 } },
    // Little stock, so that buyers of several processes want the same pieces.
    products: [
      { name: '린넨 셔츠', price: 33_000, stock: 60 },
      { name: '면 바지', price: 41_000, stock: 60 },
      { name: '울 양말', price: 5_500, stock: 100_000 },
    ],
  });
});
afterAll(() => shop?.close());

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Webhooks come three times each, are kept back and let go in another order, or are lost. */
const shuffleWebhooks = async (random: Random, until: number): Promise<void> => {
  const { webhooks } = shop.sandbox;
  while (Date.now() < until) {
    webhooks.repeat(random.between(1, 2));
    webhooks.hold();
    await later(random.between(200, 1_500));
    await webhooks.release(random.chance(0.5) ? 'shuffled' : 'reversed');
    if (random.chance(0.3)) webhooks.drop(random.between(1, 5));
    await later(random.between(0, 300));
  }
  webhooks.drop(0);
  webhooks.repeat(1);
};

test('three processes over one database end with the books of the provider, row by row', async () => {
  const seed = seedOfThisRun();
  const random = createRandom(seed);
  const crew = await gatherCrew(shop, 3);
  const load = createLoad(shop, { random, hosts: crew.hosts, trouble: 0.4 });
  const buying = load.run(BUYERS);
  await shuffleWebhooks(random, Date.now() + RUN_MS);
  load.end();
  await buying;

  progress(`three processes: ${JSON.stringify(load.counts)}; settling`);
  const [host] = crew.hosts();
  if (!host) throw new Error('no process is left');
  await Promise.all(load.repeats.map((repeat) => repeat(host)));
  await resendWebhooks(shop, host);
  await untilAllIsRead(host, 180_000);

  const differences = await differencesIn(shop, host);
  progress(verdictLine(`three processes (seed ${seed})`, 0, differences));
  expect(textOf(differences)).toEqual([]);
  expect(crew.hosts()).toHaveLength(3);
  expect(load.counts.orders).toBeGreaterThan(50);
});
