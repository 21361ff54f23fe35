import { OPERATIONS, type Cost, type Measured } from './costs';
import { perPayment, type Needs } from './needs';
import { pictureName } from './picture';
import {
  DEFAULTS,
  poolTrials,
  processTrials,
  rateTrials,
  type PoolTrial,
  type ProcessTrial,
  type Trial,
} from './trials';
import { WORDS, type Language, type Words } from './words';

/** As many digits as say something. */
const number = (value: number): string =>
  value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 1 ? 1 : 2);
const ms = (value: number): string => `${number(value)} ms`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

const bytes = (value: number): string => {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return `${number(value / 1_000 ** step)} ${UNITS[step] ?? 'B'}`;
};

const timeOf = (days: number, words: Words): string =>
  days > 730 ? words.years(number(days / 365)) : words.days(Math.round(days));

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const costTable = ({ costs }: Measured, words: Words): string => {
  const row = (name: string, of: (cost: Cost) => string): string[] => [
    name,
    ...OPERATIONS.map((operation) => of(costs[operation])),
  ];
  return table(
    [words.operations.one, ...OPERATIONS.map((operation) => words.operations[operation])],
    [
      row(words.costs.strapi, ({ strapiCpuMs }) => number(strapiCpuMs)),
      row(words.costs.database, ({ databaseCpuMs }) => number(databaseCpuMs)),
      row(words.costs.connection, ({ connectionMs }) => number(connectionMs)),
      row(words.costs.statements, ({ statements }) => number(statements)),
      row(words.costs.log, ({ walBytes }) => bytes(walBytes)),
    ]
  );
};

/** A figure of a queue that never ends says only how long it was looked at. */
const isOverrun = ({ strapiBusy }: Trial['figures']): boolean => strapiBusy > 0.97;

const rateTable = (trials: readonly Trial[], words: Words): string => {
  const row = (name: string, of: (needs: Needs, trial: Trial) => string): string[] => [
    name,
    ...trials.map((trial) => of(trial.needs, trial)),
  ];
  return table(
    [words.needs.rate, ...trials.map(({ rate }) => rate.toLocaleString('en'))],
    [
      row(words.needs.processes, ({ instances }) => number(instances).replace('.0', '')),
      row(words.needs.webhooks, ({ instancesForWebhooks }) => String(instancesForWebhooks)),
      row(words.needs.cores, ({ cores }) => String(cores)),
      row(words.needs.connections, ({ connections }) => number(connections)),
      row(words.needs.added, (_, { figures: { added } }) => `${ms(added.confirm.p50)} · ${ms(added.confirm.p99)}`),
      row(words.needs.connectionWait, (_, { figures }) => ms(figures.poolWait)),
      row(words.needs.log, ({ walBytesPerSecond }) => bytes(walBytesPerSecond)),
      row(words.needs.growth, ({ bytesPerDay }) => bytes(bytesPerDay)),
      row(words.needs.manyRows, ({ daysToManyRows }) => timeOf(daysToManyRows, words)),
    ]
  );
};

const processTable = (trials: readonly ProcessTrial[], words: Words): string => {
  const { count, busy, answered, median, worst, slots, overrun } = words.processes;
  return table(
    [count, busy, answered, median, worst, slots],
    trials.map(({ instances, figures }) => {
      const wait = (value: number): string => (isOverrun(figures) ? overrun : ms(value));
      return [
        ...[String(instances), percent(figures.strapiBusy), number(figures.answered)],
        ...[wait(figures.added.confirm.p50), wait(figures.added.confirm.p99), wait(figures.slotWait)],
      ];
    })
  );
};

const poolTable = (trials: readonly PoolTrial[], words: Words): string =>
  table(
    [words.pools.size, words.pools.total, words.pools.busy, words.pools.wait],
    trials.map(({ pool, connections, figures }) => [
      ...[String(pool), connections.toLocaleString('en')],
      ...[percent(figures.poolBusy), ms(figures.poolWait)],
    ])
  );

/** What stands between the marks of docs/scaling, in every language. Trials are made once for all of them. */
export const reportsOf = (measured: Measured | null): Readonly<Record<Language, string>> => {
  if (!measured) return { en: WORDS.en.unmeasured, ko: WORDS.ko.unmeasured };
  const wish = { ...DEFAULTS, costs: measured.costs };
  const trials = rateTrials(wish);
  const last = trials.at(-1);
  if (!last) throw new RangeError('Nothing to simulate');
  const [processes, pools] = [processTrials(wish, last), poolTrials(wish, last)];
  const reportIn = (language: Language): string => {
    const words = WORDS[language];
    return [
      words.source(measured.file),
      costTable(measured, words),
      rateTable(trials, words),
      `![${words.picture.title}](./images/${pictureName(language)})`,
      words.processes.title,
      processTable(processes, words),
      words.pools.title,
      poolTable(pools, words),
    ].join('\n\n');
  };
  return { en: reportIn('en'), ko: reportIn('ko') };
};

/** One line for the terminal: what a payment costs in all. */
export const summaryOf = ({ file, costs }: Measured): string =>
  `${file}: ${ms(perPayment(costs, 'strapiCpuMs'))} of Strapi and ${ms(perPayment(costs, 'databaseCpuMs'))} of the database for a payment with all that belongs to it`;
