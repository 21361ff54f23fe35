import type { Core } from '@strapi/strapi';
import type { PluginConfig } from '../../config';
import { createPaymentGroundsRepository } from '../../repositories/payment-grounds';
import { createPayableOrderRepository } from '../../repositories/payable-orders';
import type { PaymentProvider } from '../../providers/payment-provider';
import type { Vault } from '../../vault/vault';
import { createConfirmation } from '../confirmation';
import { describeError } from '../describe-error';
import type { Drain } from '../drain';
import { createInquiry } from '../inquiry';
import type { KeySets } from '../key-sets';
import type { EventOutbox } from '../outbox/outbox-port';
import { createReconciliation } from '../reconciliation/reconciliation';
import { createPaymentGrounds } from '../payment-grounds';
import { createPayableOrders } from '../payable-orders';
import { createRefundAccounts } from '../refund-accounts';
import { createRefundAmounts } from '../refund-amounts';
import { createRefundExecution } from '../refund-execution';
import { createRefundOptions } from '../refund-options';
import { createRefunds } from '../refunds';
import { createSerial } from '../serial';
import { serviceOf } from '../service-of';
import { createSettlement } from '../settlement/settlement';
import { createTurns, type Turns } from '../turns';
import type { Books } from './books';
import { wireRefundLimitGuard } from './limits';

/** Longer than any call to the provider: what is claimed for one call is nobody else's before. */
const callLeaseMs = ({ connectTimeoutMs, readTimeoutMs }: PluginConfig['toss']): number =>
  connectTimeoutMs + readTimeoutMs + 5_000;

/** Far more than a turn takes, and too little for a buyer to notice. Milliseconds. */
const PATIENCE_MS = 50;
/** One that is worked on while the other waits for the database. */
const MOST_ON_THEIR_WAY = 2;

/**
 * Where the provider's answer is written in a single statement, many that came at once would go on coming at once: the
 * connections of a pool, which hold up whole transactions elsewhere, hold up nobody there.
 */
const turnsOf = ({ db }: Core.Strapi): Turns =>
  createTurns({ most: db.dialect.client === 'postgres' ? 1 : Infinity, patienceMs: PATIENCE_MS });

type Ground = {
  config: PluginConfig;
  books: Books;
  vault: Vault;
  provider: PaymentProvider;
  keySets: KeySets;
  drain: Drain;
  outbox: EventOutbox;
};

/** The flows that move money, and what follows them to their end. */
export const wireMoney = (strapi: Core.Strapi, { config, books, vault, provider, keySets, drain, outbox }: Ground) => {
  const settlement = createSettlement({ ...books, outbox, seal: vault.seal });
  const accounts = createRefundAccounts(vault);
  const flow = {
    ...{ ...books, outbox, provider, settlement, drain, accounts, serial: createSerial(), turns: turnsOf(strapi) },
    accountOf: accounts.accountOf,
    credentialsOf: keySets.credentialsOf,
    grounds: createPaymentGrounds(createPaymentGroundsRepository(strapi), keySets),
    payableOrder: createPayableOrders(createPayableOrderRepository(strapi), keySets),
    callLeaseMs: callLeaseMs(config.toss),
    amounts: createRefundAmounts(books),
    limits: wireRefundLimitGuard(strapi, books),
  };
  const execution = createRefundExecution(flow);
  const inquiry = createInquiry(flow);
  return {
    settlement,
    inquiry,
    confirmation: createConfirmation(flow),
    confirmTurns: createTurns({ most: MOST_ON_THEIR_WAY, patienceMs: PATIENCE_MS }),
    refunds: createRefunds({ ...flow, execution }),
    refundOptions: createRefundOptions({
      ...flow,
      environment: config.environment ?? 'test',
      // Looked up when it is asked: services are wired all at once.
      reasonsOf: async () => (await serviceOf(strapi, 'shopSettings').read()).refundReasons,
    }),
    reconciliation: createReconciliation({
      ...{ ...flow, inquiry, execution },
      onError: (what, error) => strapi.log.error(`Reconciling ${what} failed: ${describeError(error)}`),
    }),
  };
};
