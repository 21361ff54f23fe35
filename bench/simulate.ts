import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Output } from './progress-line';
import { Sentence } from './sentence';
import { newestCosts, type Measured } from './simulate/costs';
import { needsOf } from './simulate/needs';
import { pictureName, pictureOf } from './simulate/picture';
import { reportsOf, summaryOf } from './simulate/report';
import { simulateShop } from './simulate/shop';
import { DEFAULTS } from './simulate/trials';
import type { Language } from './simulate/words';

export type SimulationWish = {
  rate: number;
  /** Without them: as many as the rate needs. */
  instances: number | undefined;
  databaseCores: number | undefined;
  pool: number;
  providerMs: number;
  seconds: number;
  /** Writes the tables and the pictures into docs, and simulates nothing else. */
  isWritten: boolean;
};

const HELP = `node bench/simulate.mjs [--rate 1000] [--instances n] [--cores n] [--pool 10] [--provider 200] [--seconds 10]
node bench/simulate.mjs --write`;

const wholeOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > 1_000_000) throw new Sentence(HELP);
  return value;
};

/** @throws Sentence for an argument that makes no sense */
export const readSimulationWish = (args: readonly string[]): SimulationWish => {
  const text = { type: 'string' as const };
  const names = { rate: text, instances: text, cores: text, pool: text, provider: text, seconds: text };
  const { values } = parseArgs({ args: [...args], options: { ...names, write: { type: 'boolean', default: false } } });
  return {
    rate: wholeOf(values.rate) ?? 1_000,
    instances: wholeOf(values.instances),
    databaseCores: wholeOf(values.cores),
    pool: wholeOf(values.pool) ?? DEFAULTS.pool,
    providerMs: wholeOf(values.provider) ?? DEFAULTS.providerMs,
    seconds: wholeOf(values.seconds) ?? 10,
    isWritten: values.write,
  };
};

const PAGES: Readonly<Record<Language, string>> = { en: 'docs/scaling.md', ko: 'docs/scaling.ko.md' };
const MARKED = /(<!-- simulation -->\n).*?(\n<!-- \/simulation -->)/s;

/** A page with what stands between its marks put anew. @throws Error when it has no marks */
export const withReport = (page: string, report: string): string => {
  if (!MARKED.test(page)) throw new Error('The page has no <!-- simulation --> … <!-- /simulation -->');
  return page.replace(MARKED, (_, before: string, after: string) => `${before}\n${report}\n${after}`);
};

const writePages = (root: string, measured: Measured, out: Output): void => {
  const reports = reportsOf(measured);
  for (const language of ['en', 'ko'] as const) {
    const page = join(root, PAGES[language]);
    writeFileSync(page, withReport(readFileSync(page, 'utf8'), reports[language]));
    writeFileSync(join(root, 'docs/images', pictureName(language)), pictureOf(measured.costs, language));
    out.write(`${PAGES[language]}\n`);
  }
};

/** Carries what was measured to so many payments a second. @throws Sentence when nothing was measured */
export const simulate = (root: string, wish: SimulationWish, out: Output): void => {
  const measured = newestCosts(join(root, 'bench/results'));
  if (!measured) throw new Sentence('There are no costs yet: npm run bench -- costs measures them.');
  if (wish.isWritten) return writePages(root, measured, out);
  const { rate, pool, providerMs, seconds } = wish;
  const needs = needsOf(measured.costs, rate, providerMs);
  const instances = wish.instances ?? needs.instances;
  const databaseCores = wish.databaseCores ?? needs.cores;
  const setup = { rate, instances, databaseCores, pool, providerMs, seconds, seed: `${rate} a second` };
  const figures = simulateShop({ ...setup, costs: measured.costs });
  out.write(`${summaryOf(measured)}\n${JSON.stringify({ setup, needs, figures }, null, 2)}\n`);
};
