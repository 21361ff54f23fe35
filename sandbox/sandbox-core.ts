import { createFaultQueue, type FaultQueue } from './faults/fault-queue';
import { createRequestLog, type RequestLog } from './http/request-log';
import { createIdempotencyStore, type IdempotencyStore } from './idempotency/idempotency-store';
import { DOCUMENTATION_KEY_SETS } from './keys/key-set';
import { createKeySets, type KeySets } from './keys/key-sets';
import { createLedger, type Ledger } from './ledger/ledger';
import type { SandboxOptions } from './options';
import { createJournal } from './payments/journal';
import { createPaymentStore } from './payments/payment-store';
import type { World } from './payments/world';
import { createClock, type Clock } from './state/clock';
import { createWebhooks, type Webhooks } from './webhooks/webhooks';

/** All state of one sandbox, and nothing of HTTP. */
export type Core = {
  readonly clock: Clock;
  readonly keySets: KeySets;
  readonly world: World;
  readonly faults: FaultQueue;
  readonly idempotency: IdempotencyStore;
  readonly requests: RequestLog;
  readonly webhooks: Webhooks;
  readonly ledger: Ledger;
  readonly publicUrl: () => string;
  /** Forgets payments, keys of requests, faults and deliveries and sets the clock back; key sets stay. */
  readonly reset: () => void;
};

export const createCore = (options: SandboxOptions, publicUrl: () => string): Core => {
  const clock = createClock();
  const keySets = createKeySets(options.keySets ?? DOCUMENTATION_KEY_SETS, clock.now);
  const payments = createPaymentStore();
  const journal = createJournal(clock.now);
  const webhooks = createWebhooks({
    clock,
    keySets,
    publicUrl,
    ...(options.webhookTimeoutMs !== undefined && { timeoutMs: options.webhookTimeoutMs }),
  });
  const rules = {
    orderIdReuse: options.orderIdReuse ?? 'refuse',
    lastPartialCancel: options.lastPartialCancel ?? 'PARTIAL_CANCELED',
    storeServerErrors: options.storeServerErrors ?? true,
  } as const;
  const world: World = { clock, keySets, payments, journal, rules, tell: webhooks.tell };
  const faults = createFaultQueue();
  const idempotency = createIdempotencyStore(clock.now);
  const requests = createRequestLog();
  const ledger = createLedger({ payments, journal, requests });
  const reset = (): void => {
    for (const part of [payments, journal, webhooks, faults, idempotency, requests]) part.clear();
    clock.reset();
  };
  return { clock, keySets, world, faults, idempotency, requests, webhooks, ledger, publicUrl, reset };
};
