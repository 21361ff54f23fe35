import { factories, type Core } from '@strapi/strapi';
import type { PluginConfig } from '../config';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { createTossProvider } from '../providers/toss/provider';
import { createDefaultLocale } from '../repositories/locales';
import { createProductRepository } from '../repositories/products';
import { createIsInTransaction } from '../repositories/transaction';
import type { Audit } from './audit/audit';
import type { ApiTokens } from './api-tokens';
import { createCatalogue, type Catalogue } from './catalogue';
import type { Checkout } from './checkout';
import type { Checks } from './checks';
import type { Confirmation } from './confirmation';
import { createDrain, type Drain } from './drain';
import { createEnvironment, type EnvironmentService } from './environment';
import type { FirstSteps } from './first-steps';
import type { Health } from './health';
import type { Idempotency } from './idempotency';
import type { Inquiry } from './inquiry';
import type { Jobs } from './jobs';
import type { OrderMoneyService } from './order-money';
import type { DeclaredKeySets } from './key-set-config';
import type { KeySets } from './key-sets';
import type { Events } from './outbox/events';
import type { OverviewService } from './overview';
import type { PaymentDetails } from './payment-detail';
import type { PaymentExports } from './payment-exports';
import type { PaymentList } from './payment-list';
import type { Mails } from './mail/mails';
import { createPayments, type Payments } from './payments';
import type { Problems } from './problems';
import type { ProductSales } from './product-sales';
import { createRateLimits, type RateLimits } from './rate-limits';
import type { Reconciliation } from './reconciliation/reconciliation';
import type { RefundLimits } from './refund-limits';
import type { RefundOptions } from './refund-options';
import type { Refunds } from './refunds';
import type { SalesSums } from './sales-sums';
import type { Settlement } from './settlement/settlement';
import type { ShopSettingsService } from './shop-settings';
import type { Turns } from './turns';
import type { VaultLife } from './vault-life/vault-life';
import type { Verifications } from './verifications';
import type { WebhookSelfTest } from './webhook-self-test';
import type { WebhookSummary } from './webhook-summary';
import type { Webhooks } from './webhooks';
import { wireAudit } from './wiring/audit';
import { wireBooks } from './wiring/books';
import { wireCheckout } from './wiring/checkout';
import { wireEvents } from './wiring/events';
import { wireHealth } from './wiring/health';
import { wireIdempotency } from './wiring/idempotency';
import { wireJobs } from './wiring/jobs';
import { wireKeySets } from './wiring/key-sets';
import { wireLimits } from './wiring/limits';
import { wireMoney } from './wiring/money';
import { wirePanel } from './wiring/panel';
import { wireProblems } from './wiring/problems';
import { wireShopSettings } from './wiring/shop-settings';
import { wireVault } from './wiring/vault';
import { wireVaultLife } from './wiring/vault-life';
import { webhookLeaseMs, wireWebhooks } from './wiring/webhooks';

/** Every service of ours by its registered name: `strapi.plugin('commerce-payments').service(name)`. */
export type Services = {
  apiTokens: ApiTokens;
  audit: Audit;
  catalogue: Catalogue;
  checkout: Checkout;
  checks: Checks;
  confirmation: Confirmation;
  confirmTurns: Turns;
  declaredKeySets: DeclaredKeySets;
  drain: Drain;
  environment: EnvironmentService;
  eventEndpoints: Events['eventEndpoints'];
  eventLog: Events['eventLog'];
  firstSteps: FirstSteps;
  health: Health;
  idempotency: Idempotency;
  inquiry: Inquiry;
  jobs: Jobs;
  keySets: KeySets;
  mails: Mails;
  orderMoney: OrderMoneyService;
  outbox: Events['outbox'];
  overview: OverviewService;
  paymentDetail: PaymentDetails;
  paymentExports: PaymentExports;
  paymentList: PaymentList;
  payments: Payments;
  problems: Problems;
  productSales: ProductSales;
  rateLimits: RateLimits;
  reconciliation: Reconciliation;
  refundLimits: RefundLimits;
  refundOptions: RefundOptions;
  refunds: Refunds;
  salesSums: SalesSums;
  settlement: Settlement;
  shopSettings: ShopSettingsService;
  vaultLife: VaultLife;
  verifications: Verifications;
  webhookSelfTest: WebhookSelfTest;
  webhookSummary: WebhookSummary;
  webhooks: Webhooks;
};

const wire = (strapi: Core.Strapi): Services => {
  const config = strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`);
  const environment = config.environment ?? 'test';
  const books = wireBooks(strapi, wireAudit(strapi, config));
  const defaultLocale = createDefaultLocale(strapi, Date.now);
  const vault = wireVault(strapi, config.vault.keys);
  const provider = createTossProvider({ ...config.toss, isInTransaction: createIsInTransaction(strapi) });
  const { keySets, ...keyCare } = wireKeySets(strapi, { ...books, vault, provider, environment });
  const drain = createDrain();
  const jobs = wireJobs(strapi);
  const events = wireEvents(strapi, jobs, config, books.audit);
  const shopSettings = wireShopSettings(strapi, { ...books, config });
  const money = wireMoney(strapi, { ...{ config, books, vault, provider, keySets, drain }, outbox: events.outbox });
  const catalogue = createCatalogue({ ...books, products: createProductRepository(strapi, defaultLocale) });

  return {
    catalogue,
    ...wirePanel(strapi, {
      ...{ ...books, keySets, provider, drain, environment, vault, catalogue },
      accountShown: money.refunds.accountShown,
    }),
    checkout: wireCheckout({ ...books, outbox: events.outbox, keySets, shopSettings, defaultLocale }),
    ...money,
    ...{ ...keyCare, keySets, audit: books.audit, drain, jobs, shopSettings },
    environment: createEnvironment({ config, vault, keySets }),
    ...events,
    health: wireHealth(strapi, { ...books, environment, outbox: events.outbox }),
    idempotency: wireIdempotency(strapi, books.clock),
    payments: createPayments(books),
    vaultLife: wireVaultLife(strapi, { ...books, config, vault, jobs }),
    rateLimits: createRateLimits({ figures: config.rateLimits, log: strapi.log }),
    ...wireLimits(strapi, books),
    ...wireProblems(strapi, { ...money, ...books, drain }),
    webhooks: wireWebhooks(strapi, {
      ...{ ...books, keySets, drain, inquiry: money.inquiry },
      ...{ open: vault.open, seal: vault.seal },
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
  apiTokens: registered('apiTokens'),
  audit: registered('audit'),
  catalogue: registered('catalogue'),
  checkout: registered('checkout'),
  checks: registered('checks'),
  confirmation: registered('confirmation'),
  confirmTurns: registered('confirmTurns'),
  declaredKeySets: registered('declaredKeySets'),
  drain: registered('drain'),
  environment: registered('environment'),
  eventEndpoints: registered('eventEndpoints'),
  eventLog: registered('eventLog'),
  firstSteps: registered('firstSteps'),
  health: registered('health'),
  idempotency: registered('idempotency'),
  inquiry: registered('inquiry'),
  jobs: registered('jobs'),
  keySets: registered('keySets'),
  mails: registered('mails'),
  orderMoney: registered('orderMoney'),
  outbox: registered('outbox'),
  overview: registered('overview'),
  paymentDetail: registered('paymentDetail'),
  paymentExports: registered('paymentExports'),
  paymentList: registered('paymentList'),
  payments: registered('payments'),
  problems: registered('problems'),
  productSales: registered('productSales'),
  rateLimits: registered('rateLimits'),
  product: factories.createCoreService(PRODUCT),
  reconciliation: registered('reconciliation'),
  refundLimits: registered('refundLimits'),
  refundOptions: registered('refundOptions'),
  refunds: registered('refunds'),
  salesSums: registered('salesSums'),
  settlement: registered('settlement'),
  shopSettings: registered('shopSettings'),
  vaultLife: registered('vaultLife'),
  verifications: registered('verifications'),
  webhookSelfTest: registered('webhookSelfTest'),
  webhookSummary: registered('webhookSummary'),
  webhooks: registered('webhooks'),
};
