import type { KeySet } from '../keys/key-set';
import { newSecret } from '../state/ids';
import type { Payment } from './payment';
import { freePaymentKey, type World } from './world';

/** What every payment starts with, before its order and amount are known. */
export const newPayment = (world: World, keySet: KeySet) =>
  ({
    paymentKey: freePaymentKey(world, keySet),
    clientKey: keySet.clientKey,
    mid: keySet.mid,
    version: keySet.version,
    customerKey: null,
    currency: 'KRW',
    taxExemptionAmount: 0,
    useEscrow: false,
    cultureExpense: false,
    isPartialCancelable: true,
    metadata: null,
    secret: newSecret(),
    requestedAt: world.clock.now(),
    successUrl: '',
    failUrl: '',
    cancels: [],
    status: 'READY',
    method: null,
    authenticatedAt: null,
    approvedAt: null,
    lastTransactionKey: null,
    declineWith: null,
    failure: null,
  }) satisfies Partial<Payment>;
