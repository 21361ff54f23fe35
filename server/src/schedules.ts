import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import type { PluginConfig } from './config';
import type { Services } from './services';
import { serviceOf } from './services/service-of';

type Job = Parameters<Services['jobs']['add']>[0];

/** Nobody waits for an event, and a run for each confirmation would cost as much as the confirmation. */
const GATHERED_MS = 200;
/** Nor does what could not be sent before. */
const LOOKS_EVERY_MS = 1_000;

/** What money hangs on: shared by all processes, each row goes to one of them. */
const workJobs = (strapi: Core.Strapi, { reconciliation }: PluginConfig): Job[] => [
  {
    name: 'reconciliation.work',
    every: { seconds: reconciliation.everySeconds },
    kind: 'shared',
    run: () => serviceOf(strapi, 'reconciliation').work(),
  },
  {
    name: 'reconciliation.expireOrders',
    every: { seconds: 60 },
    kind: 'single',
    run: () => serviceOf(strapi, 'reconciliation').expireOrders(),
  },
  {
    name: 'reconciliation.look',
    every: { rule: '*/5 * * * *' },
    kind: 'shared',
    run: () => serviceOf(strapi, 'reconciliation').look(),
  },
  { name: 'webhooks.work', every: { seconds: 10 }, kind: 'shared', run: () => serviceOf(strapi, 'webhooks').work() },
  {
    name: 'outbox.work',
    every: { seconds: 5 },
    gatherMs: GATHERED_MS,
    kind: 'shared',
    run: ({ mayGoOn }) => serviceOf(strapi, 'outbox').work(mayGoOn, LOOKS_EVERY_MS),
  },
  {
    name: 'audit.chain',
    every: { seconds: 5 },
    kind: 'single',
    run: ({ mayGoOn }) => serviceOf(strapi, 'audit').chain(mayGoOn),
  },
  {
    name: 'vault.rekey',
    every: { seconds: 30 },
    kind: 'single',
    run: ({ mayGoOn }) => serviceOf(strapi, 'vaultLife').work(mayGoOn),
  },
];

const sweep = (name: string, rule: string, run: () => Promise<unknown>): Job => ({
  name: `${name}.sweep`,
  every: { rule },
  kind: 'single',
  run,
});

/** What is wrong with the installation, told when it becomes serious and when it is cured. */
const healthJob = (strapi: Core.Strapi): Job => ({
  name: 'health.watch',
  every: { seconds: 60 },
  kind: 'single',
  run: () => serviceOf(strapi, 'health').watch(),
});

/** Who looks after the shop hears of what needs a person, and of the day before. */
const mailJob = (strapi: Core.Strapi): Job => ({
  name: 'mails.watch',
  every: { seconds: 60 },
  kind: 'single',
  isRunAtStart: false,
  run: ({ mayGoOn }) => serviceOf(strapi, 'mails').watch(mayGoOn),
});

/** The overview's sums of what is over, away from the minutes that others begin at. */
const sumsJob = (strapi: Core.Strapi): Job => ({
  name: 'overview.sums',
  every: { rule: '50 2-59/5 * * * *' },
  kind: 'single',
  run: ({ mayGoOn }) => serviceOf(strapi, 'salesSums').work(mayGoOn),
});

/** What is no longer needed, away from the full hour, when everybody else's jobs run. */
const sweepJobs = (strapi: Core.Strapi): Job[] => [
  sweep('idempotency', '17 * * * *', () => serviceOf(strapi, 'idempotency').sweep()),
  {
    name: 'keySets.retire',
    every: { rule: '11 * * * *' },
    kind: 'single',
    run: () => serviceOf(strapi, 'keySets').retireDue(),
  },
  sweep('webhooks', '43 3 * * *', () => serviceOf(strapi, 'webhooks').sweep()),
  sweep('outbox', '37 4 * * *', () => serviceOf(strapi, 'outbox').sweep()),
];

/** A minute of the hour that differs from installation to installation: Toss is not asked by all shops at once. */
const ownMinute = (strapi: Core.Strapi): number => {
  const id = strapi.config.get<string | undefined>('uuid') ?? '';
  return Array.from(id).reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 60, 23);
};

/** Are the keys still good? At the start and every night, so that a key that ends is known before a buyer meets it. */
const verifyJob = (strapi: Core.Strapi): Job => ({
  name: 'keySets.verify',
  every: { rule: `${ownMinute(strapi)} 3 * * *` },
  kind: 'single',
  run: ({ mayGoOn }) => serviceOf(strapi, 'verifications').verifyAll(mayGoOn),
});

/** So long, in minutes, until a key that did not work is tried again. */
const BAD_KEYS_EVERY = 10;

/** Not at the start, when all of them are tried anyway. */
const verifyBadJob = (strapi: Core.Strapi): Job => {
  const first = ownMinute(strapi) % BAD_KEYS_EVERY;
  const minutes = Array.from({ length: 60 / BAD_KEYS_EVERY }, (_, turn) => first + turn * BAD_KEYS_EVERY);
  return {
    name: 'keySets.verifyBad',
    every: { rule: `${minutes.join(',')} * * * *` },
    kind: 'single',
    isRunAtStart: false,
    run: ({ mayGoOn }) => serviceOf(strapi, 'verifications').verifyBad(mayGoOn),
  };
};

/** Starts the jobs. Called when the server listens: commands that only load Strapi run none. */
export const startSchedules = (strapi: Core.Strapi): void => {
  const jobs = serviceOf(strapi, 'jobs');
  const config = strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`);
  const ownJobs = [sumsJob, healthJob, mailJob, verifyJob, verifyBadJob].map((jobOf) => jobOf(strapi));
  for (const job of [...workJobs(strapi, config), ...sweepJobs(strapi), ...ownJobs]) jobs.add(job);
  jobs.start();
};

/** Takes no new runs and waits for those under way: at most `graceMs`. Returns how many were left. */
export const stopSchedules = (strapi: Core.Strapi, graceMs: number): Promise<number> =>
  serviceOf(strapi, 'jobs').stop(graceMs);
