import type { PaymentProvider, ProviderAnswer, ProviderFailure } from '../../server/src/providers/payment-provider';
import type { ProviderPayment, ProviderRefund } from '../../server/src/domain/provider-payment';
import { theNews } from './money-values';

type Call = 'confirm' | 'read' | 'refund';
type Twist = 'lost' | { refused: Partial<ProviderFailure> };

const failure = (change: Partial<ProviderFailure>): ProviderFailure => ({
  code: 'timeout',
  errorClass: 'query',
  status: null,
  message: '',
  traceId: null,
  ...change,
});

/**
 * A provider in memory with a ledger of its own. `twist('refund', 'lost')` loses the answer after the money moved;
 * `{ refused }` refuses before anything happens.
 */
export const createMemoryProvider = ({ isInTransaction }: { isInTransaction: () => boolean }) => {
  const ledger = new Map<string, ProviderPayment>();
  const answers = new Map<string, ProviderAnswer>();
  const twists: { call: Call; twist: Twist }[] = [];
  const counts = { confirm: 0, refund: 0 };
  let transactions = 0;

  const guard = () => {
    if (isInTransaction()) throw new Error('A provider was called in a transaction');
  };
  const twistFor = (call: Call): Twist | undefined => {
    const index = twists.findIndex((entry) => entry.call === call);
    return index < 0 ? undefined : twists.splice(index, 1)[0]?.twist;
  };
  const told = (payment: ProviderPayment): ProviderAnswer => ({
    outcome: 'answered',
    payment: structuredClone(payment),
    traceId: 'trace',
  });
  const refuse = (change: Partial<ProviderFailure>): ProviderAnswer => ({
    outcome: 'refused',
    failure: failure(change),
  });

  /** Runs a money-moving call once for its idempotency key, as the provider does. */
  const once = async (
    call: 'confirm' | 'refund',
    key: string,
    execute: () => ProviderAnswer
  ): Promise<ProviderAnswer> => {
    guard();
    await Promise.resolve();
    const twist = twistFor(call);
    if (twist && twist !== 'lost') return refuse(twist.refused);
    const answer = answers.get(key) ?? execute();
    answers.set(key, answer);
    return twist === 'lost' ? { outcome: 'unknown', failure: failure({}) } : structuredClone(answer);
  };

  const provider: PaymentProvider = {
    confirm: ({ paymentKey, orderId, amount, currency, idempotencyKey }) =>
      once('confirm', idempotencyKey, () => {
        if (ledger.has(paymentKey)) return refuse({ code: 'ALREADY_PROCESSED_PAYMENT', errorClass: 'done' });
        counts.confirm += 1;
        const payment = theNews({ paymentKey, orderId, amount, currency, balanceAmount: amount });
        ledger.set(paymentKey, payment);
        return told(payment);
      }),
    read: async (_credentials, paymentKey) => {
      guard();
      const twist = twistFor('read');
      if (twist === 'lost') return { outcome: 'unknown', failure: failure({}) };
      if (twist) return refuse(twist.refused);
      const payment = ledger.get(paymentKey);
      return payment ? told(payment) : refuse({ code: 'NOT_FOUND_PAYMENT', errorClass: 'final' });
    },
    readByOrder: async () => refuse({ code: 'NOT_FOUND_PAYMENT', errorClass: 'final' }),
    refund: ({ paymentKey, amount, taxFreeAmount, refundableAmount, reason, idempotencyKey }) =>
      once('refund', idempotencyKey, () => {
        const payment = ledger.get(paymentKey);
        if (!payment) return refuse({ code: 'NOT_FOUND_PAYMENT', errorClass: 'merchant' });
        if (payment.balanceAmount !== refundableAmount)
          return refuse({ code: 'NOT_MATCHES_REFUNDABLE_AMOUNT', errorClass: 'done' });
        counts.refund += 1;
        return told(cancel(payment, { amount, taxFreeAmount, reason }));
      }),
    verify: async () => ({ result: 'good', providerCode: null }),
  };

  const cancel = (
    payment: ProviderPayment,
    { amount, taxFreeAmount, reason }: { amount: number; taxFreeAmount: number; reason: string }
  ): ProviderPayment => {
    const balanceAmount = payment.balanceAmount - amount;
    transactions += 1;
    const entry: ProviderRefund = {
      transactionKey: `tx_${transactions}`,
      state: 'succeeded',
      amount,
      taxFreeAmount,
      refundableAmount: balanceAmount,
      reason,
      doneAt: 3,
    };
    const canceled: ProviderPayment = {
      ...payment,
      balanceAmount,
      state: balanceAmount === 0 ? 'refunded' : 'partially_refunded',
      lastTransactionKey: entry.transactionKey,
      refunds: [...payment.refunds, entry],
    };
    ledger.set(payment.paymentKey, canceled);
    return canceled;
  };

  return {
    provider,
    counts,
    ledger,
    twist: (call: Call, twist: Twist) => twists.push({ call, twist }),
    /** A refund made in the provider's own console. */
    consoleCancel: (paymentKey: string, amount: number) =>
      cancel(ledger.get(paymentKey)!, { amount, taxFreeAmount: 0, reason: '콘솔 취소' }),
  };
};
