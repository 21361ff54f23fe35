import { readRecords, reportIn, withReport } from '../../../bench/report';
import { newestOf } from '../../../bench/report/newest';
import { reportOf } from '../../../bench/report/table';
import type { Recorded } from '../../../bench/load/results';
import { read, REPO } from '../../support/source-files';

const machine = { cpu: 'A CPU', cores: 2, memoryGb: 8, system: 'linux', node: 'v20', database: 'PostgreSQL 15', load: 0.1 };
const wish = { rounds: 5, seconds: 3, connections: [1], delays: [0], database: 'postgres', isFromSource: false, share: 1 } as const;
const spread = (median: number) => ({ median, min: median, max: median });
const ratio = (median: number) => ({ ...spread(median), rounds: [median] });
const confirmed = (connections: number, delayMs: number, median: number) => ({
  ...{ operation: 'confirm', connections, delayMs, ours: [], yardstick: [] },
  ...{ ratio: ratio(median), cpuRatio: ratio(1 / median) },
});

const older: Recorded = {
  ...{ at: '2026-11-20T10:00:00.000Z', machine, wish },
  results: { confirm: [confirmed(1, 0, 0.5)], startup: { with: [], without: [], addedMs: spread(212.4), addedCpuMs: spread(200) } },
};
const newer: Recorded = {
  ...{ at: '2026-11-22T10:00:00.000Z', machine: { ...machine, load: 0.7 }, wish },
  results: { confirm: [confirmed(1, 0, 1.25), confirmed(8, 0, 1.31), confirmed(1, 200, 1)] },
};
const newest = () => {
  const found = newestOf([older, newer]);
  if (!found) throw new Error('Nothing found');
  return found;
};

it('takes each part from the newest run that has it', () => {
  const report = reportOf(newest(), 'en');
  expect(report).toContain('provider 0 ms; 1, 8 at once | 1.25, 1.31 |');
  expect(report).toContain('provider 200 ms; 1 at once | 1.00 |');
  expect(report).toContain('added to the start of Strapi | 212 ms |');
  expect(report).toContain('2026-11-22');
  expect(newestOf([])).toBeNull();
});

it('says the same in both languages', () => {
  const figures = (language: 'en' | 'ko') =>
    reportOf(newest(), language)
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|')[2]);
  expect(figures('ko').slice(2)).toEqual(figures('en').slice(2));
});

it('gives a README that has no table a section, and renews it later', () => {
  const readme = '# A\n\n## For contributors\n\nText\n';
  const once = withReport(readme, 'first', 'en');
  expect(once).toContain('## Speed');
  expect(reportIn(once)).toBe('first');
  const twice = withReport(once, 'second', 'en');
  expect(reportIn(twice)).toBe('second');
  expect(twice).toBe(once.replace('first', 'second'));
});

it.each([
  ['README.md', 'en'],
  ['README.ko.md', 'ko'],
] as const)('%s shows the newest results', (page, language) => {
  const kept = newestOf(readRecords(REPO));
  expect(reportIn(read(page))).toBe(kept && reportOf(kept, language));
});
