import fc from 'fast-check';

import { korean, koreanMonth, koreanStamp } from '../../../bench/history/calendar';
import { planFates } from '../../../bench/history/fates';
import { personAt } from '../../../bench/history/people';
import { createRandom } from '../../../bench/history/random';
import { createSeal } from '../../../bench/history/sealing';
import { createTables } from '../../../bench/history/tables';
import { createTimeQueue } from '../../../bench/history/time-queue';
import { measure, reportOf } from '../../../bench/panel/measure';
import { readPanelWish } from '../../../bench/panel';
import { createVault } from '../../../server/src/vault/vault';

jest.mock('@strapi/strapi', () => ({}));

describe('random numbers', () => {
  it('are decided by the seed, and fill their range evenly', () => {
    const [one, same, other] = [createRandom('a'), createRandom('a'), createRandom('b')];
    const numbers = Array.from({ length: 20_000 }, () => one.next());
    expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => same.next()));
    expect(numbers[0]).not.toBe(other.next());
    const tenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter((n) => Math.floor(n * 10) === tenth).length);
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(250);
  });

  it('choose by weight', () => {
    const random = createRandom('weights');
    const chosen = Array.from({ length: 4_000 }, () => random.weighted([['often', 3], ['seldom', 1], ['never', 0]])); // prettier-ignore
    expect(chosen.filter((word) => word === 'often').length).toBeGreaterThan(2_800);
    expect(chosen.filter((word) => word === 'never')).toEqual([]);
  });
});

it('lets things wait for their time, whatever order they came in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000 })), fc.integer({ min: 0, max: 1_000 }), (times, until) => {
      const queue = createTimeQueue<number>();
      for (const at of times) queue.add(at, at);
      const sorted = [...times].sort((a, b) => a - b);
      expect([...queue.due(until)]).toEqual(sorted.filter((at) => at <= until));
      expect([...queue.due(Infinity)]).toEqual(sorted.filter((at) => at > until));
    })
  );
});

it('writes Korean time', () => {
  const at = Date.parse('2026-08-31T15:30:12Z');
  expect([korean(at), koreanStamp(at), koreanMonth(at)]).toEqual([
    '2026-09-01T00:30:12+09:00',
    '20260901003012',
    '2026-09',
  ]);
});

it('knows a person again, and no other by the same e-mail', () => {
  expect(personAt('seed', 7)).toEqual(personAt('seed', 7));
  const emails = Array.from({ length: 3_000 }, (_, number) => personAt('seed', number).email);
  expect(new Set(emails).size).toBe(emails.length);
});

it('seals what the vault opens, in its own place only', async () => {
  const key = 'a-sealing-key-of-the-tests-only-0123456789';
  const sealed = createSeal(key)('=본문', { row: 'whd_1', field: 'body' });
  const vault = createVault({ keys: [], fallback: key });
  expect(await vault.open(sealed, { row: 'whd_1', field: 'body' })).toBe('=본문');
  await expect(vault.open(sealed, { row: 'whd_2', field: 'body' })).rejects.toThrow('another row');
  expect(() => createSeal('short')).toThrow('at least');
});

it('does not write a row that says nothing of a column', () => {
  const { events } = createTables();
  expect(() => events.add({ eventId: 'evt_1' }, 0, 'document')).toThrow(
    'commerce_events: the history says nothing of type'
  );
  expect(createTables().payments.table.columns.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['payment_key', 'last_4', 'next_check_at'])
  );
});

it('gives each fate to an order of the right age, where there is one', () => {
  const until = Date.parse('2026-11-21T12:00:00Z');
  const hourly = Float64Array.from({ length: 400 }, (_, hour) => until - (400 - hour) * 3_600_000);
  const fates = planFates(hourly, until);
  expect(fates.size).toBe(9);
  for (const [index, fate] of fates) {
    const hours = (until - (hourly[index] ?? 0)) / 3_600_000;
    expect(hours).toBeLessThanOrEqual(fate === 'just_confirming' ? 1 : 120);
  }
  expect(planFates(Float64Array.of(until - 1_000 * 3_600_000), until).size).toBe(1);
  expect(planFates(new Float64Array(0), until).size).toBe(0);
});

describe('measuring', () => {
  it('asks as often as is wanted, after warming up, and reports against the first', async () => {
    let asked = 0;
    const ask = async () => void (asked += 1);
    const found = await measure('a question', ask, { times: 7, budgetMs: 1_000 });
    expect(asked).toBe(9);
    expect(found.p50).toBeLessThanOrEqual(found.worst);
    const report = reportOf([found, { ...found, name: 'twice', p50: found.p50 * 2 }], found).split('\n');
    expect(report).toHaveLength(3);
    expect(report[2]).toMatch(/^twice .*×2$/);
  });

  it('asks a slow question five times, however little time there is', async () => {
    let asked = 0;
    await measure('slow', async () => void (asked += 1), { times: 50, budgetMs: 0 });
    expect(asked).toBe(7);
  });

  it.each([[['--orders', '0']], [['--database', 'oracle']], [['--times', 'x']]])('refuses %j', (args) => {
    expect(() => readPanelWish(args)).toThrow('node bench/panel.mjs');
  });
});
