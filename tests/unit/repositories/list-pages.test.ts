import { COUNTED_BEHIND, pageOf } from '../../../server/src/repositories/list-pages';

type Asked = { limit: number; offset: number; select?: string[] };

/** A table of so many rows, and what is asked of it. */
const tableOf = (rows: number) => {
  const asked: string[] = [];
  const table = {
    findMany: async ({ limit, offset, select }: Asked) => {
      asked.push(`${select?.join() ?? '*'} ${offset}+${limit}`);
      return Array.from({ length: Math.max(0, Math.min(limit, rows - offset)) }, (_, index) => ({
        id: offset + index,
      }));
    },
    count: async () => {
      asked.push('count');
      return rows;
    },
  };
  const page = (number: number, pageSize = 25) =>
    pageOf(table as never, { where: {} }, { page: number, pageSize }, (row) => row['id']);
  return { asked, page };
};

it('counts nothing where the page is not full', async () => {
  const { asked, page } = tableOf(7);
  expect(await page(1)).toEqual({ rows: [0, 1, 2, 3, 4, 5, 6], total: 7 });
  expect(asked).toEqual(['* 0+25']);
});

it('counts what follows a full page', async () => {
  const { asked, page } = tableOf(60);
  expect((await page(2)).total).toBe(60);
  expect(asked).toEqual(['* 25+25', `id 50+${COUNTED_BEHIND}`]);
});

it('counts no further than so many rows behind the page, among however many', async () => {
  const { page } = tableOf(1_000_000);
  expect((await page(1)).total).toBe(25 + COUNTED_BEHIND);
  expect((await page(4)).total).toBe(100 + COUNTED_BEHIND);
});

it('shows everything to who reads page after page', async () => {
  const { page } = tableOf(2_345);
  const read: unknown[] = [];
  for (let number = 1, pages = 1; number <= pages; number += 1) {
    const { rows, total } = await page(number, 100);
    read.push(...rows);
    pages = Math.ceil(total / 100);
  }
  expect(read).toEqual(Array.from({ length: 2_345 }, (_, index) => index));
});

it.each([
  [1, 0],
  [3, 50],
])('says how many there are where page %i has none', async (number, rows) => {
  const { page } = tableOf(rows);
  expect(await page(number)).toEqual({ rows: [], total: rows });
});
