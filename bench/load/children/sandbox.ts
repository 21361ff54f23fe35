import { createSandbox, DOCUMENTATION_KEY_SETS, type Sandbox } from '../../../sandbox';
import { answerParent } from './channel';

/** What is to be paid. `amount` in won. */
export type Payable = { orderId: string; orderName: string; amount: number };
/** What the provider's books say of one order. */
export type Taken = { orderId: string; paymentKey: string; captured: number; refunded: number; confirmations: number };

const clientKey = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'widget')?.clientKey ?? '';

const asksOf = (sandbox: Sandbox) => ({
  listen: () => sandbox.listen(),
  /** Buyers authorise many orders at once. @returns a payment key each */
  authorise: (orders: readonly Payable[]) =>
    orders.map((order) => sandbox.payments.authenticate({ clientKey, ...order }).paymentKey),
  /** Every answer of the API takes this much longer from now on. */
  delay: (ms: number) => {
    sandbox.faults.clear();
    if (ms > 0) sandbox.faults.add({ on: 'any', kind: 'slow', ms, times: 'always' });
  },
  /** The books about these payments. */
  taken: (paymentKeys: readonly string[]): Taken[] =>
    paymentKeys.flatMap((key) => {
      const found = sandbox.ledger.payment(key);
      if (!found) return [];
      const { orderId, paymentKey, captured, refunded, confirmations } = found;
      return [{ orderId, paymentKey, captured, refunded, confirmations }];
    }),
});

export type SandboxAsks = ReturnType<typeof asksOf>;

answerParent(asksOf(createSandbox()));
