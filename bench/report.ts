import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from './load/results';
import { newestOf } from './report/newest';
import { reportOf, type Language } from './report/table';
import { WORDS } from './report/words';
import { Sentence } from './sentence';

const READMES: Readonly<Record<Language, string>> = { en: 'README.md', ko: 'README.ko.md' };
const MARKED = /(<!-- bench -->\n).*?(\n<!-- \/bench -->)/s;

/** All results that are kept, the oldest first. */
export const readRecords = (root: string): Recorded[] => {
  const folder = join(root, 'bench/results');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  return files.sort().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recorded);
};

/** What stands between the marks of a README; `null` without them. */
export const reportIn = (readme: string): string | null => {
  const found = MARKED.exec(readme);
  return found ? found[0].split('\n').slice(2, -2).join('\n') : null;
};

/** A README with the table anew; one that has none yet gets a section for it, before the one for contributors. */
export const withReport = (readme: string, report: string, language: Language): string => {
  const { heading, introduction, before } = WORDS[language];
  const marked = MARKED.test(readme)
    ? readme
    : readme.replace(before, () => `${heading}\n\n${introduction}\n\n<!-- bench -->\n\n<!-- /bench -->\n\n${before}`);
  return marked.replace(MARKED, (_, begin: string, end: string) => `${begin}\n${report}\n${end}`);
};

/** @returns the files that were written. @throws Sentence when nothing was measured */
export const writeReadmes = (root: string): string[] => {
  const newest = newestOf(readRecords(root));
  if (!newest) throw new Sentence('There are no results yet: npm run bench makes them.');
  return (['en', 'ko'] as const).map((language) => {
    const file = join(root, READMES[language]);
    writeFileSync(file, withReport(readFileSync(file, 'utf8'), reportOf(newest, language), language));
    return file;
  });
};
