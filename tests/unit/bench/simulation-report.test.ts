import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readSimulationWish, simulate, withReport } from '../../../bench/simulate';
import { newestCosts } from '../../../bench/simulate/costs';
import { needsOf } from '../../../bench/simulate/needs';
import { pictureOf, throughputOf } from '../../../bench/simulate/picture';
import { reportsOf } from '../../../bench/simulate/report';
import { ROUND_COSTS } from '../../support/bench-costs';

describe('the report', () => {
  const reports = reportsOf({ file: 'made-up.json', costs: ROUND_COSTS });
  const cellsOf = (report: string): string[][] =>
    report
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()));

  it('has the same tables in both languages, with the same figures', () => {
    const figuresOf = (report: string) =>
      cellsOf(report).map((cells) =>
        cells
          .slice(2)
          .join()
          .match(/[\d,.]+/g)
      );
    const [english, korean] = [cellsOf(reports.en), cellsOf(reports.ko)];
    expect(korean.map((cells) => cells.length)).toEqual(english.map((cells) => cells.length));
    const isFigures = (cells: string[] | undefined): boolean => /^[\d,. ]/.test(cells?.[2] ?? '');
    const rows = english.flatMap((cells, row) => (isFigures(cells) && isFigures(korean[row]) ? [row] : []));
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) expect(figuresOf(reports.ko)[row]).toEqual(figuresOf(reports.en)[row]);
  });

  it('says what sums say', () => {
    const rowOf = (name: string) =>
      cellsOf(reports.en)
        .find((cells) => cells[1] === name)
        ?.slice(2, 5);
    const needs = [10, 100, 1_000].map((rate) => needsOf(ROUND_COSTS, rate, 200));
    expect(rowOf('processes of Strapi, one core each')).toEqual(needs.map(({ instances }) => String(instances)));
    expect(rowOf('cores of the database')).toEqual(needs.map(({ cores }) => String(cores)));
    expect(rowOf('tables and indexes grow by, a day')).toEqual(['6.9 GB', '69 GB', '691 GB']);
    expect(rowOf('100 million payments after')).toEqual(['116 days', '12 days', '1 day']);
  });

  it('says in both languages that nothing was measured yet', () => {
    expect(reportsOf(null).en).toContain('No costs');
    expect(reportsOf(null).ko).toContain('측정값이 없습니다');
  });

  it('goes between the marks of a page and leaves the rest', () => {
    const page = 'before\n<!-- simulation -->\n\nold\n\n<!-- /simulation -->\nafter\n';
    const written = withReport(page, 'costs $1 new');
    expect(written).toBe('before\n<!-- simulation -->\n\ncosts $1 new\n\n<!-- /simulation -->\nafter\n');
    expect(withReport(written, 'costs $1 new')).toBe(written);
    expect(() => withReport('no marks', 'new')).toThrow('no <!-- simulation -->');
  });
});

describe('the picture', () => {
  it('rises with processes until the database is busy', () => {
    expect(throughputOf(ROUND_COSTS, 2, 100)).toBeCloseTo(2 * throughputOf(ROUND_COSTS, 1, 100), 6);
    expect(throughputOf(ROUND_COSTS, 1_000, 4)).toBe(throughputOf(ROUND_COSTS, 2_000, 4));
  });

  it('has its words in the language, and no figure that is none', () => {
    expect(pictureOf(ROUND_COSTS, 'en')).toContain('payments a second');
    expect(pictureOf(ROUND_COSTS, 'ko')).toContain('초당 결제 수');
    expect(pictureOf(ROUND_COSTS, 'en')).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says what to do while nothing was measured, and carries the newest costs on', () => {
    const written: string[] = [];
    const out = { write: (text: string) => written.push(text) };
    const wish = readSimulationWish(['--rate', '20', '--seconds', '2']);
    mkdirSync(join(folder, 'bench'));
    expect(() => simulate(folder, wish, out)).toThrow('npm run bench -- costs');

    const results = join(folder, 'bench/results');
    mkdirSync(results);
    const save = (name: string, content: unknown) => writeFileSync(join(results, name), JSON.stringify(content));
    save('2026-01-01.json', { results: { costs: { ...ROUND_COSTS, bytesPerOrder: 1 } } });
    save('2026-02-01.json', { results: { costs: ROUND_COSTS } });
    save('2026-03-01.json', { results: { confirm: {} } });
    expect(newestCosts(results)).toEqual({ file: '2026-02-01.json', costs: ROUND_COSTS });
    simulate(folder, wish, out);
    expect(written.join('')).toContain('"instances": 1');
  });

  it.each([
    ['--rate', '0'],
    ['--pool', 'many'],
    ['--seconds', '1.5'],
  ])('refuses %s %s', (name, value) => {
    expect(() => readSimulationWish([name, value])).toThrow('node bench/simulate.mjs');
  });
});
