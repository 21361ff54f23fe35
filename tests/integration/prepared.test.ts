import { runPrepared } from '../../server/src/repositories/prepared';
import { rowsOf } from '../../server/src/repositories/sql-names';
import { startHost, type Host } from '../support/host-app';
import { testDatabase } from '../support/host/database';

const isOnPostgres = testDatabase() === 'postgres';
const SQL = 'select count(*) as many from commerce_orders where order_id = ?';

let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host?.stop());

const ask = async (sql = SQL, bindings: readonly unknown[] = ['ord_none']): Promise<number> =>
  Number(rowsOf(await runPrepared(host.strapi, sql, bindings))[0]?.['many']);

/** The names that statements of these tests are sent with while `work` runs; `null` for one without. */
const namesDuring = async (work: () => Promise<unknown>): Promise<(string | null)[]> => {
  const names: (string | null)[] = [];
  const listen = ({ sql, options }: { sql: string; options?: { name?: string } }): void => {
    // Jobs ask as well.
    if (sql.includes('commerce_orders where order_id =')) names.push(options?.name ?? null);
  };
  const { connection } = host.strapi.db;
  connection.on('query', listen);
  await work().finally(() => connection.removeListener('query', listen));
  return names;
};

test('a statement is sent under the same name each time, on PostgreSQL alone', async () => {
  const names = await namesDuring(async () => {
    expect([await ask(), await ask()]).toEqual([0, 0]);
  });
  const name = isOnPostgres ? expect.stringMatching(/^commerce_[0-9a-f]{32}$/) : null;
  expect(names).toEqual([name, name]);
  expect(names[0]).toBe(names[1]);
});

test('another statement has another name, and what fails for another reason fails as it is', async () => {
  const [one, other] = await namesDuring(async () => {
    await ask();
    // By its text, as SQLite's errors are none of this realm's `Error`.
    await expect(ask('select nothing_there as many from commerce_orders where order_id = ?')).rejects.toMatchObject({
      message: expect.stringMatching(/nothing_there/),
    });
  });
  if (isOnPostgres) expect(one).not.toBe(other);
  const [still] = await namesDuring(() => ask());
  expect(still).toBe(one);
});

// As it is behind a pooler that gives each statement another connection.
test('where names are lost it is sent without one, then and from then on', async () => {
  const { connection } = host.strapi.db;
  // On most connections at least: jobs have theirs.
  const atOnce = (work: () => Promise<unknown>) => Promise.all(Array.from({ length: 10 }, work));
  const asks = () => atOnce(async () => expect(await ask()).toBe(0));
  await asks();
  if (isOnPostgres) await atOnce(async () => connection.raw('select pg_sleep(0.3); deallocate all'));
  // Each has its answer, at the second attempt at most.
  expect(await namesDuring(asks)).toContain(null);
  expect(await namesDuring(asks)).toEqual(Array(10).fill(null));
});
