import { OPERATIONS, type Costs } from './costs';
import { PER_PAYMENT, WEBHOOK_SLOTS } from './shop';

/** Busier than this, queues grow faster than load does. */
export const BUSY = 0.6;

export type Needs = {
  /** Cores kept busy: of all Strapi processes, and of the database. */
  strapiCores: number;
  databaseCores: number;
  /** Processes of Strapi, of one core each, and cores of the database, none busier than `BUSY`. */
  instances: number;
  cores: number;
  /** Processes that the webhooks alone need: each asks the provider about so many at once. */
  instancesForWebhooks: number;
  /** Connections in use on average, over all processes. */
  connections: number;
  walBytesPerSecond: number;
  bytesPerDay: number;
  /** Days until there are 100 million payments. */
  daysToManyRows: number;
};

const DAY_S = 86_400;
const MANY_ROWS = 100_000_000;

/** What a payment costs with all that belongs to it. */
export const perPayment = (costs: Costs, name: keyof Costs['confirm']): number =>
  OPERATIONS.reduce((sum, operation) => sum + costs[operation][name] * PER_PAYMENT[operation], 0);

/** What so many payments a second need: sums, no simulation. Little's law where something is held for a time. */
export const needsOf = (costs: Costs, rate: number, providerMs: number): Needs => {
  const strapiCores = (rate * perPayment(costs, 'strapiCpuMs')) / 1_000;
  const databaseCores = (rate * perPayment(costs, 'databaseCpuMs')) / 1_000;
  const slots = (rate * PER_PAYMENT.webhook * (providerMs + costs.webhook.connectionMs)) / 1_000;
  const instancesForWebhooks = Math.ceil(slots / WEBHOOK_SLOTS / BUSY);
  return {
    strapiCores,
    databaseCores,
    instances: Math.max(1, Math.ceil(strapiCores / BUSY), instancesForWebhooks),
    cores: Math.max(1, Math.ceil(databaseCores / BUSY)),
    instancesForWebhooks,
    connections: (rate * perPayment(costs, 'connectionMs')) / 1_000,
    walBytesPerSecond: rate * perPayment(costs, 'walBytes'),
    bytesPerDay: rate * costs.bytesPerOrder * DAY_S,
    daysToManyRows: MANY_ROWS / rate / DAY_S,
  };
};
