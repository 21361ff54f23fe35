import { parseArgs } from 'node:util';
import { Sentence } from '../sentence';
import { PART_NAMES, type PartName } from './part-names';

export type LoadDatabase = 'sqlite' | 'postgres';

export type LoadWish = {
  parts: readonly PartName[];
  database: LoadDatabase;
  /** How often each side is measured, one after the other. */
  rounds: number;
  /** How long a round takes, about. */
  seconds: number;
  connections: readonly number[];
  /** How long the provider takes to answer, ms. */
  delays: readonly number[];
  /** A short look whether everything works: what is measured then is worth nothing. */
  isQuick: boolean;
  /** Where the CPU profiles of Strapi's process go, one for each round of each side. */
  profile: string | null;
  /** Of the numbers of rows that webhooks, reconciliation, memory and growth take: 1 is all of them. */
  share: number;
  /** Measures the plugin's sources, without a build: to see soon whether a change does what it should. */
  isFromSource: boolean;
  /** Also shows each statement that is counted. */
  isShown: boolean;
  /** Where the results go; `null`: nowhere. */
  results: string | null;
};

const HELP = `npm run bench -- [parts] [--rounds 5] [--seconds 3] [--connections 1,8,32] [--delay 0,200]
                 [--database postgres|sqlite] [--quick] [--share 1] [--source]
                 [--show] [--profile folder] [--results folder | --no-results]

Parts: ${PART_NAMES.join(' ')}; without one: all.`;

const whole = (text: string, least: number): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least) throw new Sentence(`${text}: a whole number from ${least}\n\n${HELP}`);
  return value;
};

const shareOf = (text: string): number => {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new Sentence(`${text}: more than 0, at most 1\n\n${HELP}`);
  return value;
};

const list = (text: string, least: number): number[] => text.split(',').map((one) => whole(one, least));

const isPart = (name: string): name is PartName => (PART_NAMES as readonly string[]).includes(name);

const parse = (args: readonly string[]) => {
  const text = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const flag = { type: 'boolean' as const, default: false };
  const options = {
    ...{ rounds: text('5'), seconds: text('3'), connections: text('1,8,32'), delay: text('0,200'), share: text('1') },
    ...{ database: text('postgres'), quick: flag, source: flag, show: flag },
    ...{ 'no-results': flag, help: flag },
    ...{ profile: { type: 'string' as const }, results: text('bench/results') },
  };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Sentence(`${(error as Error).message}\n\n${HELP}`);
  }
};

/** In a short look. */
const QUICK = { rounds: 1, seconds: 1, connections: [2], delays: [0], isQuick: true, share: 0.005 } as const;

/** @throws Sentence for an argument that is not known or makes no sense, and for `--help` */
export const readLoadWish = (args: readonly string[]): LoadWish => {
  const { values, positionals } = parse(args);
  const { database, profile, quick } = values;
  const unknown = positionals.filter((name) => !isPart(name));
  const isKnown = database === 'sqlite' || database === 'postgres';
  if (values.help || unknown.length > 0 || !isKnown) throw new Sentence(HELP);
  const parts = positionals.filter(isPart);
  return {
    parts: parts.length > 0 ? parts : PART_NAMES,
    database,
    rounds: whole(values.rounds, 1),
    seconds: whole(values.seconds, 1),
    connections: list(values.connections, 1),
    delays: list(values.delay, 0),
    isQuick: false,
    share: shareOf(values.share),
    isFromSource: values.source,
    isShown: values.show,
    ...(quick && QUICK),
    profile: profile ?? null,
    results: values['no-results'] || quick ? null : values.results,
  };
};
