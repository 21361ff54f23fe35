import { join } from 'node:path';
import type { Core } from '@strapi/strapi';

import { withReport } from '../../../bench/simulate';
import { newestCosts } from '../../../bench/simulate/costs';
import { pictureName, pictureOf } from '../../../bench/simulate/picture';
import { reportsOf } from '../../../bench/simulate/report';
import { WEBHOOK_SLOTS } from '../../../bench/simulate/shop';
import { config } from '../../../server/src/config';
import { startSchedules } from '../../../server/src/schedules';
import { LEASE_MS } from '../../../server/src/services/lease';
import { filesBelow, read, REPO } from '../../support/source-files';

const PAGES = { en: 'docs/scaling.md', ko: 'docs/scaling.ko.md' } as const;
const LANGUAGES = ['en', 'ko'] as const;

/** The jobs as the plugin starts them, by their kinds. */
const jobs = (): [string, string][] => {
  const found: [string, string][] = [];
  const service = () => ({
    add: ({ name, kind }: { name: string; kind: string }) => void found.push([name, kind]),
    start: () => undefined,
  });
  startSchedules({
    plugin: () => ({ service }),
    config: { get: (key: string) => (key === 'uuid' ? 'here' : config.default()) },
  } as unknown as Core.Strapi);
  return found;
};

describe.each(LANGUAGES)('the page about growth, %s', (language) => {
  const page = read(PAGES[language]);
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));

  it('names every job and its kind, and no other', () => {
    const named = rows.flatMap((row) => {
      const [, names = '', , kind = ''] = row.split('|');
      const word = /`(shared|single)`/.exec(kind)?.[1] ?? (kind.includes('`single`') ? 'single' : '');
      return [...names.matchAll(/`([\w.]+)`/g)].map(([, name = '']): [string, string] => [name, word]);
    });
    expect(named.filter(([, kind]) => kind !== '').sort()).toEqual(jobs().sort());
  });

  it('carries what was measured last', () => {
    const measured = newestCosts(join(REPO, 'bench/results'));
    expect(page).toBe(withReport(page, reportsOf(measured)[language]));
    if (measured) expect(read(`docs/images/${pictureName(language)}`)).toBe(pictureOf(measured.costs, language));
  });

  it('tells figures as the code has them', () => {
    const { rateLimits, shutdown } = config.default();
    expect([rateLimits.confirms.perMinute, shutdown.graceMs, LEASE_MS]).toEqual([600, 20_000, 30_000]);
    const texts = language === 'en' ? ['600 confirmations', '(20 s)', '30 seconds'] : ['600번', '(20초)', '30초'];
    for (const text of texts) expect(page).toContain(text);
  });
});

it('simulates as many webhooks at once as a process works on, and events as many', () => {
  expect(read('server/src/services/delivery-worker.ts')).toContain(`const SLOTS = ${WEBHOOK_SLOTS};`);
  expect(read('server/src/services/outbox/lanes.ts')).toContain('const AT_ONCE = 5;');
});

it('keeps nothing in a session of the database, as the page says of poolers', () => {
  const session = /advisory|\bset session\b|\bset search_path\b|create temp|\blisten [a-z]+;|\bprepare [a-z]+ as\b/i;
  const sources = filesBelow('server/src').filter((file) => file.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.filter((file) => session.test(read(file)))).toEqual([]);
});
