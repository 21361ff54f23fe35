import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { REPO } from '../../support/source-files';

type Counts = { passed: number; failed: number; skipped: number; skips: { what: string; enable: string }[] };
type Stage = { name: string; database?: string; title: string };
type Choice = { stages: Stage[]; args: string[] } | { problem: string };

// Plain modules without types: `npm test` runs them before anything is compiled.
const { choose, STAGE_NAMES } = jest.requireActual<{
  choose: (words: string[], database?: string) => Choice;
  STAGE_NAMES: string[];
}>('../../run/choose.mjs');
const { counts, skipped, strict, sum, summary } = jest.requireActual<{
  counts: (passed: number, failed?: number) => Counts;
  skipped: (what: string, enable: string) => Counts;
  strict: (total: Counts) => Counts;
  sum: (all: Counts[]) => Counts;
  summary: (total: Counts) => string;
}>('../../run/counts.mjs');

const LAST_LINE = /^\d+ passed, \d+ failed, \d+ skipped$/;

describe('what npm test runs', () => {
  const titles = (choice: Choice): string[] => ('stages' in choice ? choice.stages.map(({ title }) => title) : []);

  it('is everything, when nothing is asked for', () => {
    const choice = choose([], '');
    expect(new Set('stages' in choice ? choice.stages.map(({ name }) => name) : [])).toEqual(new Set(STAGE_NAMES));
    expect(titles(choice)).toEqual(
      expect.arrayContaining(['Integration on SQLite', 'Integration on PostgreSQL', 'Integration on MariaDB'])
    );
  });

  it('is the stages that are named, and the rest goes to jest', () => {
    expect(choose(['unit', 'contract', '-t', 'a title'], '')).toMatchObject({
      stages: [{ name: 'unit' }, { name: 'contract' }],
      args: ['-t', 'a title'],
    });
  });

  it('is one database, when TEST_DATABASE names it', () => {
    expect(titles(choose(['integration'], 'mysql'))).toEqual(['Integration on MariaDB']);
  });

  it('is nothing, when what is asked for is no stage', () => {
    expect(choose(['-t', 'a title'], '')).toEqual({ problem: expect.stringContaining('unit') as string });
  });
});

describe('what npm test says', () => {
  const total = sum([counts(3, 1), skipped('browser tests: no Chromium', 'install it'), counts(2)]);

  it('adds every stage up in one line', () => {
    expect(summary(total)).toBe('5 passed, 1 failed, 1 skipped');
    expect(summary(total)).toMatch(LAST_LINE);
    expect(total.skips).toEqual([{ what: 'browser tests: no Chromium', enable: 'install it' }]);
  });

  it('lets nothing be skipped where CI is true', () => {
    expect(summary(strict(total))).toBe('5 passed, 2 failed, 0 skipped');
  });

  it('ends with that line and exit code 1 even when it cannot begin', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(REPO, 'tests/run.mjs'), 'no-such-stage'], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  });
});
