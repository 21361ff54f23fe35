import { createCheckout } from '../../server/src/services/checkout';
import { createConfirmation } from '../../server/src/services/confirmation';
import { createDrain } from '../../server/src/services/drain';
import { createRefundAccounts } from '../../server/src/services/refund-accounts';
import { createRefundAmounts } from '../../server/src/services/refund-amounts';
import { createInquiry } from '../../server/src/services/inquiry';
import { createReconciliation } from '../../server/src/services/reconciliation/reconciliation';
import type { PaymentGrounds } from '../../server/src/services/payment-grounds';
import { createRefundExecution } from '../../server/src/services/refund-execution';
import { createRefundLimitGuard } from '../../server/src/services/refund-limit-guard';
import { createRefundOptions } from '../../server/src/services/refund-options';
import { createRefunds } from '../../server/src/services/refunds';
import { createSerial } from '../../server/src/services/serial';
import { createSettlement } from '../../server/src/services/settlement/settlement';
import { createTurns } from '../../server/src/services/turns';
import type { Caller } from '../../server/src/domain/caller';
import type { StoredRefundLimit } from '../../server/src/domain/refund-limit';
import type { PaymentProvider } from '../../server/src/providers/payment-provider';
import { createMemoryMoney, type MemoryMoney } from './memory-money';
import { createMemoryProvider } from './memory-provider';

export const TOKEN: Caller = { kind: 'token', id: 1, name: 'shop' };

/** Longer than any call of these tests takes. */
export const CALL_LEASE_MS = 70_000;

export type MemoryServicePorts = Pick<
  MemoryMoney,
  'inTransaction' | 'atOnce' | 'orders' | 'payableOrder' | 'payments' | 'refunds' | 'offers' | 'outbox' | 'audit'
> & {
  provider: PaymentProvider;
  /** What refunds are limited to; nothing when it is not given. */
  limits?: () => StoredRefundLimit[];
  clock: () => number;
  /** Told of a row that reconciliation could not work on. */
  onError: (what: string, error: unknown) => void;
};

/** What is read before the provider is asked, as the database reads it. */
const memoryGrounds = ({ payments, refunds }: Pick<MemoryServicePorts, 'payments' | 'refunds'>): PaymentGrounds => {
  const read = async (paymentKey: string) => {
    const payment = await payments.find(paymentKey);
    const credentials = async () => ({ secretKey: 'test_gsk_x' });
    return payment && { payment, refunds: await refunds.ofPayment(paymentKey), mid: null, credentials };
  };
  return {
    forSettling: read,
    ofPayments: async (paymentKeys) => (await Promise.all(paymentKeys.map(read))).flatMap((ground) => ground ?? []),
    ofOrder: async (orderId) => {
      const { rows } = await payments.list({ orderId }, { page: 1, pageSize: 100 });
      return (await Promise.all(rows.map(({ paymentKey }) => read(paymentKey)))).flatMap((ground) => ground ?? []);
    },
    forRefund: async (paymentKey) => {
      const ground = await read(paymentKey);
      return ground && { ...ground, isLimited: true };
    },
  };
};

/** The services of one process, over ports that it may share with others. */
export const createMemoryServices = (books: MemoryServicePorts) => {
  const seal = async (plaintext: string) => Buffer.from(plaintext).toString('base64');
  const open = async (sealed: string) => Buffer.from(sealed, 'base64').toString();
  const drain = createDrain();
  const settlement = createSettlement({ ...books, seal });
  const accounts = createRefundAccounts({ seal, open });
  const ports = {
    ...books,
    settlement,
    drain,
    accounts,
    accountOf: accounts.accountOf,
    serial: createSerial(),
    turns: createTurns({ most: 1, patienceMs: 50 }),
    callLeaseMs: CALL_LEASE_MS,
    amounts: createRefundAmounts(books),
    credentialsOf: async () => ({ secretKey: 'test_gsk_x' }),
    grounds: memoryGrounds(books),
    limits: createRefundLimitGuard({
      refunds: books.refunds,
      limits: { lock: async () => books.limits?.() ?? [], list: async () => books.limits?.() ?? [] },
      rights: { rolesWith: async () => [] },
    }),
  };
  const execution = createRefundExecution(ports);
  const inquiry = createInquiry(ports);
  const checkout = createCheckout({
    ...books,
    clientKeyOf: async () => 'test_gck_x',
    chooseKeySet: async () => ({ keySetId: 'ks_1', environment: 'test', kind: 'widget', clientKey: 'test_gck_x' }),
    defaultLocale: async () => 'ko',
    expiresInMinutes: async () => 60,
  });
  return {
    drain,
    turns: ports.turns,
    checkout,
    settlement,
    inquiry,
    confirmation: createConfirmation(ports),
    refunds: createRefunds({ ...ports, execution }),
    refundOptions: createRefundOptions({ ...ports, environment: 'test', reasonsOf: async () => ['단순 변심'] }),
    reconciliation: createReconciliation({ ...ports, inquiry, execution }),
  };
};

export type MemoryServices = ReturnType<typeof createMemoryServices>;

/** A whole shop on ports in memory, its clock at `time.now`. */
export const createMemoryShop = () => {
  const money = createMemoryMoney();
  const time = { now: Date.UTC(2026, 0, 1) };
  const clock = () => time.now;
  const toss = createMemoryProvider({ isInTransaction: money.isInTransaction, clock, opensWindows: true });
  const onError = (what: string, error: unknown): never => {
    throw new Error(`${what}: ${String(error)}`);
  };
  const services = createMemoryServices({ ...money, provider: toss.provider, clock, onError });
  money.stock({ product: 'shirt', stock: 5 });
  return {
    money,
    toss,
    time,
    ...services,
    /** An order of one shirt, ₩33,000. */
    order: async (orderId = 'ord_1', quantity = 1) =>
      (await services.checkout.create(TOKEN, orderId, { items: [{ product: 'shirt', quantity }] })).order,
    stockLeft: async () => (await money.offers.find('shirt'))?.stock,
  };
};

export type MemoryShop = ReturnType<typeof createMemoryShop>;
