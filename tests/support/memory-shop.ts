import { createCheckout } from '../../server/src/services/checkout';
import { createConfirmation } from '../../server/src/services/confirmation';
import { createDrain } from '../../server/src/services/drain';
import { createRefundAccounts } from '../../server/src/services/refund-accounts';
import { createInquiry } from '../../server/src/services/inquiry';
import { createReconciliation } from '../../server/src/services/reconciliation/reconciliation';
import { createRefundExecution } from '../../server/src/services/refund-execution';
import { createRefunds } from '../../server/src/services/refunds';
import { createSerial } from '../../server/src/services/serial';
import { createSettlement } from '../../server/src/services/settlement/settlement';
import type { Caller } from '../../server/src/domain/caller';
import { createMemoryMoney } from './memory-money';
import { createMemoryProvider } from './memory-provider';

export const TOKEN: Caller = { kind: 'token', id: 1, name: 'shop' };

/** A whole shop on ports in memory, its clock at `time.now`. */
export const createMemoryShop = () => {
  const money = createMemoryMoney();
  const toss = createMemoryProvider(money);
  const time = { now: Date.UTC(2026, 0, 1) };
  const clock = () => time.now;
  const drain = createDrain();
  const seal = async (plaintext: string) => Buffer.from(plaintext).toString('base64');
  const open = async (sealed: string) => Buffer.from(sealed, 'base64').toString();
  const settlement = createSettlement({ ...money, seal, clock });
  const accounts = createRefundAccounts({ seal, open });
  const ports = {
    ...money,
    provider: toss.provider,
    settlement,
    drain,
    clock,
    accounts,
    accountOf: accounts.accountOf,
    serial: createSerial(),
    callLeaseMs: 70_000,
    credentialsOf: async () => ({ secretKey: 'test_gsk_x' }),
  };
  const execution = createRefundExecution(ports);
  const inquiry = createInquiry(ports);
  const onError = (what: string, error: unknown): never => {
    throw new Error(`${what}: ${String(error)}`);
  };
  const checkout = createCheckout({
    ...money,
    clock,
    activeKeySet: async () => ({ keySetId: 'ks_1', environment: 'test', kind: 'widget', clientKey: 'test_gck_x' }),
    defaultLocale: async () => 'ko',
    expiresInMs: 3_600_000,
  });
  money.stock({ product: 'shirt', stock: 5 });
  return {
    money,
    toss,
    time,
    drain,
    checkout,
    settlement,
    inquiry,
    confirmation: createConfirmation(ports),
    refunds: createRefunds({ ...ports, execution }),
    reconciliation: createReconciliation({ ...ports, inquiry, execution, onError }),
    /** An order of one shirt, ₩33,000. */
    order: async (orderId = 'ord_1', quantity = 1) =>
      (await checkout.create(TOKEN, orderId, { items: [{ product: 'shirt', quantity }] })).order,
    stockLeft: async () => (await money.offers.find('shirt'))?.stock,
  };
};
