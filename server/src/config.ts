import { ENVIRONMENTS, type Environment } from '../../contracts/keys';
import { requireDeclaredKeySets, type DeclaredKeySet } from './domain/declared-key-set';

/** The plugin's options, as the host's `config/plugins` gives them. Times in the unit that the name says. */
export type PluginConfig = {
  /** Which keys are in force for new orders. Without it: `test`. */
  environment?: Environment | undefined;
  /** Key sets that are kept in git, their secrets by reference; see `DeclaredKeySet`. */
  keySets: DeclaredKeySet[];
  /** Texts that secrets are sealed with, newest first; empty: Strapi's `admin.secrets.encryptionKey`. */
  vault: { keys: string[] };
  toss: { baseUrl: string; connectTimeoutMs: number; readTimeoutMs: number };
  /** Without it the panel decides, and 60 minutes until somebody does. */
  orders: { expiresInMinutes?: number | undefined };
  /** How often payments and refunds whose end is not known are asked about, when they are due. */
  reconciliation: { everySeconds: number };
  /** May events be sent to addresses that are not public, and over http? */
  webhooks: { allowPrivateAddresses: boolean };
  /** How many requests one token (without one: an address) may send in a minute, in each process. */
  rateLimits: {
    isEnabled: boolean;
    orders: { perMinute: number };
    confirms: { perMinute: number };
    refunds: { perMinute: number };
  };
  /** How long a stopping server waits for confirms and refunds under way. */
  shutdown: { graceMs: number };
};

/** Secrets that are named and not kept (`env:NAME`), as they are at this moment. */
export const readVariable = (name: string): string | undefined => process.env[name];

/** Does Strapi run as a shop's server does? Strapi's own switch. */
export const isProduction = (): boolean => process.env.NODE_ENV === 'production';

const TOSS_API = 'https://api.tosspayments.com';
const MINUTES_A_YEAR = 60 * 24 * 365;

const defaults = (): PluginConfig => ({
  // Empty, because Strapi merges lists with the host's by their indexes.
  keySets: [],
  vault: { keys: [] },
  toss: { baseUrl: TOSS_API, connectTimeoutMs: 5_000, readTimeoutMs: 60_000 },
  orders: {},
  reconciliation: { everySeconds: 10 },
  webhooks: { allowPrivateAddresses: false },
  rateLimits: {
    isEnabled: true,
    orders: { perMinute: 600 },
    confirms: { perMinute: 600 },
    refunds: { perMinute: 120 },
  },
  shutdown: { graceMs: 20_000 },
});

const requireWhole = (name: string, value: unknown, min: number, max: number): void => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return;
  throw new Error(`${name} must be a whole number from ${min} to ${max}, not ${JSON.stringify(value)}`);
};

const requireFlag = (name: string, value: unknown): void => {
  if (typeof value === 'boolean') return;
  throw new Error(`${name} must be true or false, not ${JSON.stringify(value)}`);
};

const RATE_LIMITED = ['orders', 'confirms', 'refunds'] as const;

const requireRateLimits = (rateLimits: Partial<PluginConfig['rateLimits']> | undefined): void => {
  requireFlag('rateLimits.isEnabled', rateLimits?.isEnabled);
  for (const group of RATE_LIMITED)
    requireWhole(`rateLimits.${group}.perMinute`, rateLimits?.[group]?.perMinute, 1, 1_000_000);
};

const requireUrl = (name: string, value: unknown): void => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  if (url && ['http:', 'https:'].includes(url.protocol) && !url.search && !url.hash && !url.username) return;
  throw new Error(`${name} must be an http(s) address without query, such as ${TOSS_API}`);
};

const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** A live secret key goes over the network in a header: never in clear. */
const requireTls = (environment: unknown, baseUrl: string): void => {
  const url = new URL(baseUrl);
  if (environment !== 'live' || url.protocol === 'https:' || isLoopback(url)) return;
  throw new Error('toss.baseUrl must be https while environment is "live": live keys are never sent in clear');
};

const requireKeys = (keys: unknown): void => {
  if (Array.isArray(keys) && keys.every((key) => typeof key === 'string')) return;
  throw new Error('vault.keys must be a list of texts, newest first');
};

/**
 * Ends the boot with one sentence when an option is wrong.
 *
 * @throws Error naming the option and what it takes; never the value of a secret
 */
export const validateConfig = (config: Partial<PluginConfig>): void => {
  const { environment, vault, toss, orders, reconciliation, webhooks, shutdown } = config;
  if (environment !== undefined && !ENVIRONMENTS.includes(environment)) {
    throw new Error(`environment must be "test" or "live", not ${JSON.stringify(environment)}`);
  }
  requireDeclaredKeySets(config.keySets);
  requireKeys(vault?.keys);
  requireUrl('toss.baseUrl', toss?.baseUrl);
  requireTls(environment, String(toss?.baseUrl));
  requireWhole('toss.connectTimeoutMs', toss?.connectTimeoutMs, 1, 120_000);
  requireWhole('toss.readTimeoutMs', toss?.readTimeoutMs, 1, 300_000);
  if (orders?.expiresInMinutes !== undefined)
    requireWhole('orders.expiresInMinutes', orders.expiresInMinutes, 1, MINUTES_A_YEAR);
  requireWhole('reconciliation.everySeconds', reconciliation?.everySeconds, 1, 60);
  requireFlag('webhooks.allowPrivateAddresses', webhooks?.allowPrivateAddresses);
  requireRateLimits(config.rateLimits);
  requireWhole('shutdown.graceMs', shutdown?.graceMs, 0, 600_000);
};

export const config = { default: defaults, validator: validateConfig };
