import { parseArgs } from 'node:util';
import { openStore, type DatabaseAddress, type Store } from './history/database/store';
import { fill, type Progress } from './history/fill';
import { createSeal } from './history/sealing';
import { readShop } from './shop';
import { createProgressLine, type Output } from './progress-line';
import { Sentence } from './sentence';

/** `encryptionKey`: the app's `admin.secrets.encryptionKey`. */
export type Place = { address: DatabaseAddress; encryptionKey: string };

export type SeedWish = { orders: number; days: number; seed: string };

const HELP = `npm run seed -- [--orders 100000] [--days 180] [--seed playground]

Fills the playground's database with a made-up history: orders, payments, refunds, webhooks and events
of the last days. The same seed tells the same history; another one adds another.`;

const MAX_ORDERS = 10_000_000;
const MAX_DAYS = 3_650;

const whole = (name: string, text: string, max: number): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= max) return value;
  throw new Sentence(`--${name} must be a whole number from 1 to ${max}; it is "${text}".`);
};

/** @throws Sentence for an argument that is not known or makes no sense */
export const readWish = (args: readonly string[]): SeedWish => {
  const text = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const options = {
    orders: text('100000'),
    days: text('180'),
    seed: text('playground'),
    help: { type: 'boolean' as const },
  };
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    if (values.help) throw new Sentence(HELP);
    const { orders, days, seed } = values;
    return { orders: whole('orders', orders, MAX_ORDERS), days: whole('days', days, MAX_DAYS), seed };
  } catch (error) {
    if (error instanceof Sentence) throw error;
    throw new Sentence(`${(error as Error).message}\n\n${HELP}`);
  }
};

const isDuplicate = (error: unknown): boolean => /unique|duplicate/i.test(String((error as Error).message));

/** @throws Sentence when this history is there already */
const write = async (store: Store, place: Place, wish: SeedWish, now: number, out: Output): Promise<Progress> => {
  const { products, keySets } = await readShop(store);
  const line = createProgressLine(wish.orders, out);
  try {
    const seal = createSeal(place.encryptionKey);
    return await fill(store, { ...wish, until: now, products, keySets, seal, onProgress: line.show });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new Sentence(
      `The history "${wish.seed}" is in this playground already. Another one is added with --seed and another word;` +
        ' to begin anew, delete playground/.tmp and run npm start.'
    );
  } finally {
    line.end();
  }
};

/** @throws Sentence when nothing answers there */
const open = (address: DatabaseAddress): Promise<Store> =>
  openStore(address).catch((error: Error) => {
    throw new Sentence(`The playground's database does not answer: ${error.message}`);
  });

/**
 * `npm run seed`.
 *
 * @param now the history ends here, epoch milliseconds
 * @throws Sentence when something outside is in the way: an argument, a database that is no playground's
 */
export const seed = async (
  place: Place,
  args: readonly string[],
  { now, out }: { now: number; out: Output }
): Promise<Progress> => {
  const wish = readWish(args);
  const store = await open(place.address);
  const startedAt = performance.now();
  try {
    const done = await write(store, place, wish, now, out);
    const seconds = (performance.now() - startedAt) / 1_000;
    out.write(
      `${done.orders.toLocaleString('en')} orders, ${done.rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s` +
        ` (${Math.round(done.rows / seconds).toLocaleString('en')} rows a second).\n`
    );
    return done;
  } finally {
    await store.close();
  }
};
