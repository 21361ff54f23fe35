import { randomUUID } from 'node:crypto';
import { factories, type Core } from '@strapi/strapi';
import type { PluginConfig } from '../config';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { answerOfError } from '../domain/error-answer';
import { createTossProvider } from '../providers/toss/provider';
import { tossWebhooks } from '../providers/toss/webhook';
import { createEventDeliveryRepository } from '../repositories/event-deliveries';
import { createEventEndpointRepository } from '../repositories/event-endpoints';
import { createEventRepository } from '../repositories/events';
import { createIdempotencyRepository } from '../repositories/idempotency';
import { createKeySetRepository } from '../repositories/key-sets';
import { createLeaseRepository } from '../repositories/leases';
import { createDefaultLocale } from '../repositories/locales';
import { createOfferRepository } from '../repositories/offers';
import { createOrderRepository } from '../repositories/orders';
import { createPaymentRepository } from '../repositories/payments';
import { createProductRepository } from '../repositories/products';
import { createRefundRepository } from '../repositories/refunds';
import { createInTransaction, createIsInTransaction } from '../repositories/transaction';
import { createWebhookDeliveryRepository } from '../repositories/webhook-deliveries';
import { createWebhookSubjects } from '../repositories/webhook-subjects';
import { createVault } from '../vault/vault';
import { createCatalogue, type Catalogue } from './catalogue';
import { createCheckout, type Checkout } from './checkout';
import { createConfirmation, type Confirmation } from './confirmation';
import { describeError } from './describe-error';
import { createDrain, type Drain } from './drain';
import { createEnvironment, type EnvironmentService } from './environment';
import { createIdempotency, type Idempotency } from './idempotency';
import { createInquiry, type Inquiry } from './inquiry';
import { createJobs, type Jobs } from './jobs';
import { createKeySets, type KeySets } from './key-sets';
import { createEvents, type Events } from './outbox/events';
import { createPayments, type Payments } from './payments';
import { createReconciliation, type Reconciliation } from './reconciliation/reconciliation';
import { createRefundAccounts } from './refund-accounts';
import { createRefundExecution } from './refund-execution';
import { createRefunds, type Refunds } from './refunds';
import { createSerial } from './serial';
import { createSettlement, type Settlement } from './settlement/settlement';
import { createWebhooks, type Webhooks } from './webhooks';

/** Every service of ours by its registered name: `strapi.plugin('commerce-payments').service(name)`. */
export type Services = {
  catalogue: Catalogue;
  checkout: Checkout;
  confirmation: Confirmation;
  drain: Drain;
  environment: EnvironmentService;
  eventEndpoints: Events['eventEndpoints'];
  eventLog: Events['eventLog'];
  idempotency: Idempotency;
  inquiry: Inquiry;
  jobs: Jobs;
  keySets: KeySets;
  outbox: Events['outbox'];
  payments: Payments;
  reconciliation: Reconciliation;
  refunds: Refunds;
  settlement: Settlement;
  webhooks: Webhooks;
};

const MINUTE_MS = 60_000;

const wireIdempotency = (strapi: Core.Strapi, clock: () => number): Idempotency =>
  createIdempotency({
    records: createIdempotencyRepository(strapi),
    clock,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    answerOf: answerOfError,
  });

const wireJobs = (strapi: Core.Strapi): Jobs =>
  createJobs({
    leases: createLeaseRepository(strapi),
    clock: Date.now,
    newOwner: randomUUID,
    log: strapi.log,
    cron: {
      add: (name, rule, task) =>
        void strapi.cron.add({ [`${PLUGIN_ID}.${name}`]: { task: async () => task(), options: { rule } } }),
      remove: (name) => void strapi.cron.remove(`${PLUGIN_ID}.${name}`),
    },
  });

const wireEvents = (strapi: Core.Strapi, jobs: Jobs, config: PluginConfig): Events =>
  createEvents({
    events: createEventRepository(strapi),
    endpoints: createEventEndpointRepository(strapi),
    deliveries: createEventDeliveryRepository(strapi),
    vault: wireVault(strapi, config.vault.keys),
    emit: (event) => strapi.eventHub.emit(event.type, event),
    kick: () => jobs.kick('outbox.work'),
    allowPrivateAddresses: config.webhooks.allowPrivateAddresses,
    clock: Date.now,
    log: strapi.log,
  });

/** What the money flows write to, and how: the same for all of them. */
const wireBooks = (strapi: Core.Strapi) => ({
  inTransaction: createInTransaction(strapi),
  orders: createOrderRepository(strapi),
  payments: createPaymentRepository(strapi),
  refunds: createRefundRepository(strapi),
  offers: createOfferRepository(strapi),
  clock: Date.now,
});

const wireVault = (strapi: Core.Strapi, keys: readonly string[]) =>
  createVault({ keys, fallback: strapi.config.get<string | undefined>('admin.secrets.encryptionKey') });

/** The time in which a webhook's work is over: two secrets may be tried at the provider, and the database takes its time. */
const webhookLeaseMs = ({ connectTimeoutMs, readTimeoutMs }: PluginConfig['toss']): number =>
  2 * (connectTimeoutMs + readTimeoutMs) + MINUTE_MS;

type WebhookParts = Pick<Services, 'keySets' | 'drain' | 'inquiry'> &
  Pick<ReturnType<typeof wireBooks>, 'payments' | 'clock'> & { open: ReturnType<typeof wireVault>['open']; leaseMs: number };

const wireWebhooks = (strapi: Core.Strapi, { keySets, payments, ...parts }: WebhookParts): Webhooks =>
  createWebhooks({
    ...parts,
    reader: tossWebhooks,
    deliveries: createWebhookDeliveryRepository(strapi),
    subjects: createWebhookSubjects(strapi, payments),
    findByHookToken: keySets.findByHookToken,
    securityKeysOf: keySets.securityKeysOf,
    midOf: async (keySetId) => (await keySets.get(keySetId)).mid,
    report: (what, error) => strapi.log.error(`${what} failed: ${describeError(error)}`),
  });

/** Longer than any call to the provider: what is claimed for one call is nobody else's before. */
const callLeaseMs = ({ connectTimeoutMs, readTimeoutMs }: PluginConfig['toss']): number =>
  connectTimeoutMs + readTimeoutMs + 5_000;

const wire = (strapi: Core.Strapi): Services => {
  const config = strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`);
  const environment = config.environment ?? 'test';
  const books = wireBooks(strapi);
  const defaultLocale = createDefaultLocale(strapi);
  const vault = wireVault(strapi, config.vault.keys);
  const provider = createTossProvider({ ...config.toss, isInTransaction: createIsInTransaction(strapi) });
  const apiPrefix = strapi.config.get<string>('api.rest.prefix');
  const keySets = createKeySets({
    ...books,
    keySets: createKeySetRepository(strapi),
    vault,
    provider,
    environment,
    apiPrefix,
  });
  const drain = createDrain();
  const jobs = wireJobs(strapi);
  const events = wireEvents(strapi, jobs, config);
  const { outbox } = events;
  const settlement = createSettlement({ ...books, outbox, seal: vault.seal });
  const accounts = createRefundAccounts(vault);
  const flow = {
    ...{ ...books, outbox, provider, settlement, drain, accounts, serial: createSerial() },
    accountOf: accounts.accountOf,
    credentialsOf: keySets.credentialsOf,
    callLeaseMs: callLeaseMs(config.toss),
  };
  const execution = createRefundExecution(flow);

  const inquiry = createInquiry(flow);

  return {
    catalogue: createCatalogue({ ...books, products: createProductRepository(strapi, defaultLocale) }),
    checkout: createCheckout({
      ...books,
      outbox,
      activeKeySet: (kind) => keySets.activeFor(environment, kind),
      defaultLocale,
      expiresInMs: config.orders.expiresInMinutes * MINUTE_MS,
    }),
    confirmation: createConfirmation(flow),
    drain,
    environment: createEnvironment({ config, vault, keySets }),
    ...events,
    idempotency: wireIdempotency(strapi, books.clock),
    inquiry,
    jobs,
    keySets,
    payments: createPayments(books),
    reconciliation: createReconciliation({
      ...{ ...flow, inquiry, execution },
      onError: (what, error) => strapi.log.error(`Reconciling ${what} failed: ${describeError(error)}`),
    }),
    refunds: createRefunds({ ...flow, execution }),
    settlement,
    webhooks: wireWebhooks(strapi, {
      ...{ keySets, drain, inquiry, payments: books.payments, clock: books.clock },
      open: vault.open,
      leaseMs: webhookLeaseMs(config.toss),
    }),
  };
};

/** One set of services for each Strapi: they share their repositories, the vault and what is under way. */
const wired = new WeakMap<Core.Strapi, Services>();

const servicesOf = (strapi: Core.Strapi): Services => {
  const known = wired.get(strapi) ?? wire(strapi);
  wired.set(strapi, known);
  return known;
};

const registered =
  <Name extends keyof Services>(name: Name) =>
  ({ strapi }: { strapi: Core.Strapi }): Services[Name] =>
    servicesOf(strapi)[name];

/** Strapi's own service for products, which its core controller asks. */
const PRODUCT = 'plugin::commerce-payments.product' as Parameters<typeof factories.createCoreService>[0];

export const services: { product: unknown } & {
  [Name in keyof Services]: (context: { strapi: Core.Strapi }) => Services[Name];
} = {
  catalogue: registered('catalogue'),
  checkout: registered('checkout'),
  confirmation: registered('confirmation'),
  drain: registered('drain'),
  environment: registered('environment'),
  eventEndpoints: registered('eventEndpoints'),
  eventLog: registered('eventLog'),
  idempotency: registered('idempotency'),
  inquiry: registered('inquiry'),
  jobs: registered('jobs'),
  keySets: registered('keySets'),
  outbox: registered('outbox'),
  payments: registered('payments'),
  product: factories.createCoreService(PRODUCT),
  reconciliation: registered('reconciliation'),
  refunds: registered('refunds'),
  settlement: registered('settlement'),
  webhooks: registered('webhooks'),
};
