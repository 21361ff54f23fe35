import { factories, type Core } from '@strapi/strapi';
import type { PluginConfig } from '../config';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { answerOfError } from '../domain/error-answer';
import { createTossProvider } from '../providers/toss/provider';
import { createIdempotencyRepository } from '../repositories/idempotency';
import { createKeySetRepository } from '../repositories/key-sets';
import { createDefaultLocale } from '../repositories/locales';
import { createOfferRepository } from '../repositories/offers';
import { createOrderRepository } from '../repositories/orders';
import { createPaymentRepository } from '../repositories/payments';
import { createProductRepository } from '../repositories/products';
import { createRefundRepository } from '../repositories/refunds';
import { createInTransaction, createIsInTransaction } from '../repositories/transaction';
import { createVault } from '../vault/vault';
import { createCatalogue, type Catalogue } from './catalogue';
import { createCheckout, type Checkout } from './checkout';
import { createConfirmation, type Confirmation } from './confirmation';
import { createDrain, type Drain } from './drain';
import { createEnvironment, type EnvironmentService } from './environment';
import { createIdempotency, type Idempotency } from './idempotency';
import { createKeySets, type KeySets } from './key-sets';
import { createPayments, type Payments } from './payments';
import { createRefundAccounts } from './refund-accounts';
import { createRefunds, type Refunds } from './refunds';
import { createSerial } from './serial';
import { createSettlement, type Settlement } from './settlement';

/** Every service of ours by its registered name: `strapi.plugin('commerce-payments').service(name)`. */
export type Services = {
  catalogue: Catalogue;
  checkout: Checkout;
  confirmation: Confirmation;
  drain: Drain;
  environment: EnvironmentService;
  idempotency: Idempotency;
  keySets: KeySets;
  payments: Payments;
  refunds: Refunds;
  settlement: Settlement;
};

const MINUTE_MS = 60_000;

const wireIdempotency = (strapi: Core.Strapi, clock: () => number): Idempotency =>
  createIdempotency({
    records: createIdempotencyRepository(strapi),
    clock,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    answerOf: answerOfError,
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
  const settlement = createSettlement({ ...books, seal: vault.seal });
  const flow = { ...books, provider, settlement, drain, seal: vault.seal, credentialsOf: keySets.credentialsOf };

  return {
    catalogue: createCatalogue({ ...books, products: createProductRepository(strapi, defaultLocale) }),
    checkout: createCheckout({
      ...books,
      activeKeySet: (kind) => keySets.activeFor(environment, kind),
      defaultLocale,
      expiresInMs: config.orders.expiresInMinutes * MINUTE_MS,
    }),
    confirmation: createConfirmation(flow),
    drain,
    environment: createEnvironment({ config, vault, keySets }),
    idempotency: wireIdempotency(strapi, books.clock),
    keySets,
    payments: createPayments(books),
    refunds: createRefunds({ ...flow, accounts: createRefundAccounts(vault), serial: createSerial() }),
    settlement,
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
  idempotency: registered('idempotency'),
  keySets: registered('keySets'),
  payments: registered('payments'),
  product: factories.createCoreService(PRODUCT),
  refunds: registered('refunds'),
  settlement: registered('settlement'),
};
