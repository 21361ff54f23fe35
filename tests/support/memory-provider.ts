import type { PaymentProvider, ProviderAnswer, ProviderFailure } from '../../server/src/providers/payment-provider';
import { KEY_MEMORY_MS } from '../../server/src/domain/repeat-rules';
import { createMemoryToss, type TossSays } from './memory-toss';

export type ProviderCall = 'confirm' | 'read' | 'refund';

/**
 * What goes wrong with one call. `lost`: executed, the answer never came. `unsent`: never came there. `stored_error`,
 * `executed_error`: an error of the provider's own that says nothing certain and is replayed, without or after the
 * execution. `refused`: refused for certain before anything happened, and replayed.
 */
export type Twist = 'lost' | 'unsent' | 'stored_error' | 'executed_error' | { refused: Partial<ProviderFailure> };

/** A provider that has not executed a call by then never does. */
const LONGEST_WORK_MS = 65_000;

const failure = (change: Partial<ProviderFailure>): ProviderFailure => ({
  code: 'timeout',
  errorClass: 'query',
  status: null,
  message: '',
  traceId: null,
  ...change,
});

const unknown = (change: Partial<ProviderFailure> = {}): ProviderAnswer => ({
  outcome: 'unknown',
  failure: failure(change),
});
const refuse = (change: Partial<ProviderFailure>): ProviderAnswer => ({ outcome: 'refused', failure: failure(change) });

const answerOf = (says: TossSays): ProviderAnswer =>
  'payment' in says ? { outcome: 'answered', payment: says.payment, traceId: 'trace' } : refuse(says);

/** A call that moved money, or will: of a refund with the key of its entry. */
export type Executed = {
  call: ProviderCall;
  key: string;
  paymentKey: string;
  amount: number;
  transactionKey: string | null;
};

/** What of a call its idempotency key remembers. */
type Stored = { firstUsedAt: number; answer: ProviderAnswer | null };

export type MemoryProviderOptions = {
  isInTransaction: () => boolean;
  clock?: () => number;
  /** What the provider does between taking a call and executing it: other calls may come first. */
  working?: () => Promise<void>;
  /** Told of what changed at the provider: a webhook is owed. */
  onChange?: (paymentKey: string) => void;
  /** Does a window open when its key is first confirmed, for tests that are not about windows? */
  opensWindows?: boolean;
};

/**
 * A provider in memory with a ledger of its own. `twist('refund', 'lost')` loses the next answer after the money moved;
 * `{ refused }` refuses before anything happens. Calls under one idempotency key are executed once and answered alike;
 * a second one while the first still runs is told so.
 * Source: Toss docs, "Idempotency".
 */
export const createMemoryProvider = ({ isInTransaction, clock = () => 0, ...options }: MemoryProviderOptions) => {
  const { working = () => Promise.resolve(), opensWindows = false } = options;
  const toss = createMemoryToss(clock, options.onChange);
  const keys = new Map<string, Stored>();
  const twists: { call: ProviderCall; twist: Twist }[] = [];
  /** What was really executed, and for which key. */
  const executed: Executed[] = [];

  const note = (call: ProviderCall, key: string, says: TossSays): void => {
    if (!('payment' in says)) return;
    const { paymentKey, amount, refunds } = says.payment;
    const entry = call === 'refund' ? refunds.at(-1) : undefined;
    const transactionKey = entry?.transactionKey ?? null;
    executed.push({ call, key, paymentKey, amount: entry?.amount ?? amount, transactionKey });
  };
  const guard = () => {
    if (isInTransaction()) throw new Error('A provider was called in a transaction');
  };
  const twistFor = (call: ProviderCall): Twist | undefined => {
    const index = twists.findIndex((entry) => entry.call === call);
    return index < 0 ? undefined : twists.splice(index, 1)[0]?.twist;
  };

  const remembered = (key: string): Stored | undefined => {
    const stored = keys.get(key);
    return stored && clock() - stored.firstUsedAt < KEY_MEMORY_MS ? stored : undefined;
  };

  /** What the call comes to at the provider, and is remembered under its key. */
  const carryOut = (twist: Twist | undefined, execute: () => TossSays): ProviderAnswer => {
    if (typeof twist === 'object') return refuse(twist.refused);
    if (twist === 'stored_error') return unknown({ code: 'PROVIDER_ERROR', status: 400 });
    const answer = answerOf(execute());
    return twist === 'executed_error' ? unknown({ code: 'COMMON_ERROR', status: 500 }) : answer;
  };

  /** Runs a money-moving call once for its idempotency key, as the provider does. */
  const once = async (call: 'confirm' | 'refund', key: string, execute: () => TossSays): Promise<ProviderAnswer> => {
    guard();
    await Promise.resolve();
    const twist = twistFor(call);
    if (twist === 'unsent') return unknown({ code: 'connection' });
    // Keys of the shop are looked at before anything is remembered.
    if (typeof twist === 'object' && twist.refused.errorClass === 'merchant') return refuse(twist.refused);
    const stored = remembered(key);
    if (stored && twist === 'lost') return unknown();
    if (stored) return stored.answer ?? unknown({ code: 'IDEMPOTENT_REQUEST_PROCESSING', status: 409 });
    const entry: Stored = { firstUsedAt: clock(), answer: null };
    keys.set(key, entry);
    await working();
    // What takes that long is not done any more.
    if (clock() - entry.firstUsedAt > LONGEST_WORK_MS) {
      keys.delete(key);
      return unknown();
    }
    entry.answer = carryOut(twist, execute);
    return twist === 'lost' ? unknown() : entry.answer;
  };

  const provider: PaymentProvider = {
    confirm: ({ paymentKey, orderId, amount, idempotencyKey }) => {
      if (opensWindows && !toss.ledger.has(paymentKey)) {
        toss.open({ paymentKey, orderId, amount });
        toss.authenticate(paymentKey);
      }
      return once('confirm', idempotencyKey, () => {
        const says = toss.confirm({ paymentKey, orderId, amount });
        note('confirm', idempotencyKey, says);
        return says;
      });
    },
    read: async (_credentials, paymentKey) => {
      guard();
      const twist = twistFor('read');
      if (typeof twist === 'object') return refuse(twist.refused);
      if (twist !== undefined) return unknown();
      const payment = toss.current(paymentKey);
      return payment
        ? { outcome: 'answered', payment, traceId: 'trace' }
        : refuse({ code: 'NOT_FOUND_PAYMENT', errorClass: 'final' });
    },
    readRaw: async (_credentials, paymentKey) => {
      guard();
      const payment = toss.current(paymentKey);
      return payment
        ? { outcome: 'answered', body: { ...payment, secret: 'ps_secret' }, traceId: 'trace' }
        : { outcome: 'refused', failure: failure({ code: 'NOT_FOUND_PAYMENT', errorClass: 'final' }) };
    },
    readByOrder: async () => refuse({ code: 'NOT_FOUND_PAYMENT', errorClass: 'final' }),
    refund: ({ refundReceiveAccount, idempotencyKey, ...request }) =>
      once('refund', idempotencyKey, () => {
        const says = toss.cancel({ ...request, hasAccount: refundReceiveAccount !== undefined });
        note('refund', idempotencyKey, says);
        return says;
      }),
    verify: async () => ({ result: 'good', providerCode: null }),
  };

  return {
    ...toss,
    toss,
    provider,
    executed,
    /** How many calls of the API moved money. */
    counts: {
      get confirm() {
        return executed.filter(({ call }) => call === 'confirm').length;
      },
      get refund() {
        return executed.filter(({ call }) => call === 'refund').length;
      },
    },
    twist: (call: ProviderCall, twist: Twist) => void twists.push({ call, twist }),
    /** From now on nothing goes wrong any more. */
    calm: () => void twists.splice(0),
    /** A refund made in the provider's own console, by people who have the buyer's account at hand. */
    consoleCancel: (paymentKey: string, amount: number, reason = '콘솔 취소') =>
      toss.cancel({ paymentKey, amount, taxFreeAmount: 0, reason, hasAccount: true }),
  };
};

export type MemoryProvider = ReturnType<typeof createMemoryProvider>;
