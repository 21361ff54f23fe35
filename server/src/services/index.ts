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

const wire = (strapi: Core.Strapi): Services => {
  const config = strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`);
  const clock = Date.now;
  const environmentInForce = config.environment ?? 'test';
  const inTransaction = createInTransaction(strapi);
  const defaultLocale = createDefaultLocale(strapi);
  const orders = createOrderRepository(strapi);
  const payments = createPaymentRepository(strapi);
  const refunds = createRefundRepository(strapi);
  const offers = createOfferRepository(strapi);
  const products = createProductRepository(strapi, defaultLocale);
  const provider = createTossProvider({ ...config.toss, isInTransaction: createIsInTransaction(strapi) });
  const vault = createVault({ keys: config.vault.keys, fallback: strapi.config.get<string | undefined>('admin.secrets.encryptionKey') });
  const keySets = createKeySets({ keySets: createKeySetRepository(strapi), inTransaction, vault, provider, environment: environmentInForce, clock, apiPrefix: strapi.config.get<string>('api.rest.prefix') });
  const drain = createDrain();
  const settlement = createSettlement({ inTransaction, orders, payments, refunds, offers, seal: vault.seal, clock });
  const money = { inTransaction, payments, provider, settlement, drain, clock, credentialsOf: keySets.credentialsOf };

  return {
    catalogue: createCatalogue({ inTransaction, offers, products }),
    checkout: createCheckout({
      inTransaction,
      orders,
      offers,
      activeKeySet: (kind) => keySets.activeFor(environmentInForce, kind),
      defaultLocale,
      expiresInMs: config.orders.expiresInMinutes * MINUTE_MS,
      clock,
    }),
    confirmation: createConfirmation({ ...money, orders, offers }),
    drain,
    environment: createEnvironment({ config, vault, keySets }),
    idempotency: wireIdempotency(strapi, clock),
    keySets,
    payments: createPayments({ payments }),
    refunds: createRefunds({ ...money, refunds, seal: vault.seal, serial: createSerial() }),
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

export const services: { product: unknown } & { [Name in keyof Services]: (context: { strapi: Core.Strapi }) => Services[Name] } = {
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
