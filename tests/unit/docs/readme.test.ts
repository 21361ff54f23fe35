import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { ERROR_STATUS } from '../../../contracts/error-codes';
import { HEALTH_ANCHORS, HEALTH_CODES } from '../../../contracts/health';
import { PERMISSIONS } from '../../../contracts/permissions';
import { PROBLEM_CODES } from '../../../contracts/problems';
import { config } from '../../../server/src/config';
import { UID } from '../../../server/src/content-types/uids';
import { OPERATIONS } from '../../../server/src/openapi/operations';
import { contentApi } from '../../../server/src/routes/content-api';
import { read, REPO } from '../../support/source-files';
import { anchorsOf, headingsOf, linksOf, sectionsOf } from './markdown';

const READMES = ['README.md', 'README.ko.md'] as const;
const PAIRS = [
  ['README.md', 'README.ko.md'],
  ['sandbox/README.md', 'sandbox/README.ko.md'],
  ['docs/api-tokens.md', 'docs/api-tokens.ko.md'],
  ['docs/accessibility.md', 'docs/accessibility.ko.md'],
  ['docs/scaling.md', 'docs/scaling.ko.md'],
] as const;
const PAGES = [...PAIRS.flat(), 'CHANGELOG.md', 'bench/README.md'];

/** `toss.baseUrl` and the like, of every option that has a default. */
const keysOf = (options: object, prefix = ''): string[] =>
  Object.entries(options).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? keysOf(value as object, `${prefix}${key}.`)
      : [`${prefix}${key}`]
  );

const missing = (page: string, texts: readonly string[]): string[] => {
  const source = read(page);
  return texts.filter((text) => !source.includes(text));
};

describe.each(READMES)('%s', (page) => {
  it('has a row for every error code, with its status', () => {
    const rows = Object.entries(ERROR_STATUS).map(([code, status]) => `\n| \`${code}\` | ${status} | `);
    expect(missing(page, rows)).toEqual([]);
  });

  it('has a row for every problem that waits for a person', () => {
    const rows = PROBLEM_CODES.map((code) => `\n| \`${code}\` | `);
    expect(missing(page, rows)).toEqual([]);
  });

  it('has a row for every finding of the health, with its weight', () => {
    const words = page === 'README.md' ? null : { serious: '심각', warning: '주의', notice: '알림' };
    const rows = Object.entries(HEALTH_CODES).map(
      ([code, weight]) => `\n| \`${code}\` | ${words?.[weight] ?? weight} | `
    );
    expect(missing(page, rows)).toEqual([]);
  });

  it('has a row for every option', () => {
    const keys = ['environment', 'orders.expiresInMinutes', ...keysOf(config.default())];
    expect(
      missing(
        page,
        keys.map((key) => `\n| \`${key}\` | `)
      )
    ).toEqual([]);
  });

  it('shows every route of the API, with the action that a token needs', () => {
    const routes = contentApi.routes.map(({ method, path, handler }) => `\`${method} ${path}\` · \`${handler}\``);
    expect(missing(page, routes)).toEqual([]);
  });

  it('has a row for every right', () => {
    expect(
      missing(
        page,
        Object.values(PERMISSIONS).map((right) => `\n| \`${right}\` | `)
      )
    ).toEqual([]);
  });

  it('leaves every content type of ours out of an export, an import and a transfer', () => {
    const lines = read(page)
      .split('\n')
      .filter((line) => line.includes('--exclude-content-types'));
    const uids = lines.map((line) => line.split(' ').at(-1)?.split(',').sort());
    expect(uids).toEqual(['export', 'import', 'transfer'].map(() => Object.values(UID).sort()));
  });
});

describe.each(READMES)('the codes in %s', (page) => {
  /** Sections whose "Codes:" line belongs to one route. By their place, since the titles are translated. */
  const linesOfCodes = sectionsOf(read(page)).flatMap(({ body }) => {
    const handler = /`(\w+\.\w+)`/.exec(body)?.[1];
    const line = /^(?:Codes|코드): (.*)\.$/m.exec(body)?.[1];
    return handler && line ? [[handler, line] as const] : [];
  });

  it('are named under the routes that take or give money', () => {
    const handlers = linesOfCodes.map(([handler]) => handler);
    expect(handlers).toEqual(expect.arrayContaining(['order.create', 'payment.confirm', 'refund.create']));
  });

  it.each(linesOfCodes)('are those that %s answers', (handler, line) => {
    const named = [...line.matchAll(/`(\w+)`/g)].map(([, code]) => code).sort();
    const answered = [...(OPERATIONS[handler]?.codes ?? [])].filter(
      (code) => code !== 'INVALID_REQUEST' || line.includes(code)
    );
    expect(named).toEqual(answered.sort());
  });
});

test('the parts that findings of the health lead to are there', () => {
  expect(anchorsOf(read('README.md'))).toEqual(expect.arrayContaining([...HEALTH_ANCHORS]));
});

describe('every page', () => {
  it.each(PAGES)('%s links to what is there', (page) => {
    const broken = linksOf(read(page)).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(page, '..', path);
      if (!existsSync(join(REPO, target))) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });

  it.each(PAIRS)('%s and %s have the same headings and examples, one for one', (english, korean) => {
    const shape = (page: string) => headingsOf(read(page)).map(({ level }) => level);
    expect(shape(korean)).toEqual(shape(english));
    const fences = (page: string) => read(page).match(/^ *```\w*$/gm);
    expect(fences(korean)).toEqual(fences(english));
  });
});
