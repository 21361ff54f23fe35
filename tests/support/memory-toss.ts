import type { ErrorClass, ProviderPayment, ProviderRefund } from '../../server/src/domain/provider-payment';
import { CONFIRM_WINDOW_MS } from '../../server/src/domain/check-times';
import { theNews } from './money-values';

/** `wallet`: one from abroad, which makes a refund later than it says. */
export type TossMethod = 'card' | 'virtual_account' | 'wallet';

export type TossWindow = {
  paymentKey: string;
  orderId: string;
  amount: number;
  taxFreeAmount?: number;
  method?: TossMethod;
  /** How long an account takes a deposit. Milliseconds. */
  validForMs?: number;
  /** What the card company will say at the confirmation. */
  decline?: string | undefined;
};

export type TossCancel = {
  paymentKey: string;
  amount: number;
  taxFreeAmount: number;
  reason: string;
  refundableAmount?: number;
  hasAccount?: boolean;
  requestId?: string | undefined;
};

/** What Toss says to a call: the payment as it is after it, or why it did nothing. */
export type TossSays = { payment: ProviderPayment } | { code: string; errorClass: ErrorClass };

type Life = {
  authenticatedAt: number | null;
  method: TossMethod;
  decline: string | undefined;
  validForMs: number;
  /** Was it ever asked to take the money? */
  isAsked: boolean;
};

const no = (code: string, errorClass: ErrorClass): TossSays => ({ code, errorClass });

/** What is left: a refund still under way has taken its part, one that failed gives it back. */
const balanceOf = (amount: number, refunds: readonly ProviderRefund[]): number =>
  refunds.filter(({ state }) => state !== 'failed').reduce((left, refund) => left - refund.amount, amount);

const stateAfter = ({ amount, approvedAt, state }: ProviderPayment, refunds: readonly ProviderRefund[]) => {
  if (state === 'awaiting_deposit' && approvedAt === null) return 'canceled' as const;
  const made = refunds.filter((refund) => refund.state === 'succeeded').reduce((sum, refund) => sum + refund.amount, 0);
  if (made === amount) return 'refunded' as const;
  return made > 0 ? ('partially_refunded' as const) : ('paid' as const);
};

/**
 * Toss's own books in memory, with the rules that matter to money: the ten minutes of a consent, declines, the guard
 * of `refundableAmount`, virtual accounts, refunds that a wallet makes later.
 * Source: Toss API reference, Payment object, confirm, cancel; error-codes page.
 */
export const createMemoryToss = (clock: () => number, onChange: (paymentKey: string) => void = () => undefined) => {
  const ledger = new Map<string, ProviderPayment>();
  const lives = new Map<string, Life>();
  const transactions = { ap: 0, tx: 0 };

  const write = (payment: ProviderPayment): ProviderPayment => {
    ledger.set(payment.paymentKey, payment);
    onChange(payment.paymentKey);
    return payment;
  };
  const newKey = (kind: 'ap' | 'tx'): string => `${kind}_${(transactions[kind] += 1)}`;

  /** The payment as it is now: a consent and an account end by themselves, the account without a word. */
  const current = (paymentKey: string): ProviderPayment | undefined => {
    const payment = ledger.get(paymentKey);
    const life = lives.get(paymentKey);
    if (!payment || !life) return payment;
    const isConsentOver = (life.authenticatedAt ?? Infinity) + CONFIRM_WINDOW_MS <= clock();
    if (payment.state === 'in_progress' && isConsentOver)
      return write({ ...payment, state: 'expired', providerStatus: 'EXPIRED' });
    const account = payment.details.virtualAccount;
    if (payment.state !== 'awaiting_deposit' || !account || account.expired || (payment.dueAt ?? Infinity) > clock())
      return payment;
    const expired = { ...payment, details: { ...payment.details, virtualAccount: { ...account, expired: true } } };
    ledger.set(paymentKey, expired);
    return expired;
  };

  const open = ({ paymentKey, orderId, amount, taxFreeAmount = 0, ...window }: TossWindow): void => {
    const { method = 'card', validForMs = 6 * 3_600_000, decline } = window;
    lives.set(paymentKey, { authenticatedAt: null, method, decline, validForMs, isAsked: false });
    const nothingYet = { approvedAt: null, lastTransactionKey: null, refunds: [], requestedAt: clock() };
    const amounts = { amount, balanceAmount: amount, taxFreeAmount };
    const payment = theNews({
      paymentKey,
      orderId,
      ...amounts,
      ...nothingYet,
      state: 'ready',
      providerStatus: 'READY',
    });
    const isWallet = method === 'wallet';
    const details = isWallet ? { ...payment.details, country: 'CN' } : payment.details;
    ledger.set(paymentKey, { ...payment, details, method: isWallet ? 'other' : method });
  };

  const authenticate = (paymentKey: string): void => {
    const payment = ledger.get(paymentKey);
    const life = lives.get(paymentKey);
    if (payment?.state !== 'ready' || !life) return;
    life.authenticatedAt = clock();
    ledger.set(paymentKey, { ...payment, state: 'in_progress', providerStatus: 'IN_PROGRESS' });
  };

  const approve = (payment: ProviderPayment, { method, validForMs }: Life): ProviderPayment => {
    const lastTransactionKey = newKey('ap');
    if (method !== 'virtual_account')
      return write({ ...payment, lastTransactionKey, state: 'paid', providerStatus: 'DONE', approvedAt: clock() });
    const dueAt = clock() + validForMs;
    const account = { bankCode: '20', accountNumber: 'X1', customerName: null, dueAt: null, expired: false };
    return write({
      ...{ ...payment, lastTransactionKey, state: 'awaiting_deposit', providerStatus: 'WAITING_FOR_DEPOSIT' },
      ...{ dueAt, details: { ...payment.details, providerMethod: '가상계좌', virtualAccount: account } },
    });
  };

  const confirm = (wish: { paymentKey: string; orderId: string; amount: number }): TossSays => {
    const payment = current(wish.paymentKey);
    const life = lives.get(wish.paymentKey);
    if (!payment) return no('NOT_FOUND_PAYMENT', 'expired');
    if (life) life.isAsked = true;
    if (payment.orderId !== wish.orderId || payment.amount !== wish.amount) return no('INVALID_REQUEST', 'input');
    if (payment.state === 'ready' || payment.state === 'expired') return no('NOT_FOUND_PAYMENT_SESSION', 'expired');
    if (payment.state !== 'in_progress' || !life) return no('ALREADY_PROCESSED_PAYMENT', 'done');
    if (life.decline === undefined) return { payment: approve(payment, life) };
    write({ ...payment, state: 'aborted', providerStatus: 'ABORTED' });
    return no(life.decline, 'decline');
  };

  const whyNotCancel = (payment: ProviderPayment, cancel: TossCancel): TossSays | null => {
    if (payment.state === 'canceled' || payment.state === 'refunded') return no('ALREADY_CANCELED_PAYMENT', 'done');
    const isWaiting = payment.state === 'awaiting_deposit';
    if (!isWaiting && payment.state !== 'paid' && payment.state !== 'partially_refunded')
      return no('NOT_CANCELABLE_PAYMENT', 'final');
    if (cancel.refundableAmount !== undefined && cancel.refundableAmount !== payment.balanceAmount)
      return no('NOT_MATCHES_REFUNDABLE_AMOUNT', 'done');
    if (cancel.amount > payment.balanceAmount) return no('NOT_CANCELABLE_AMOUNT', 'done');
    if (isWaiting && cancel.amount < payment.amount) return no('NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT', 'input');
    if (payment.method === 'virtual_account' && !isWaiting && !cancel.hasAccount) return no('INVALID_REQUEST', 'input');
    return null;
  };

  const withRefunds = (payment: ProviderPayment, refunds: readonly ProviderRefund[]): ProviderPayment => {
    const state = stateAfter(payment, refunds);
    const balanceAmount = balanceOf(payment.amount, refunds);
    const providerStatus = balanceAmount === 0 ? 'CANCELED' : state === 'paid' ? 'DONE' : 'PARTIAL_CANCELED';
    const lastTransactionKey = refunds.at(-1)?.transactionKey ?? payment.lastTransactionKey;
    return write({ ...payment, refunds, balanceAmount, state, providerStatus, lastTransactionKey });
  };

  const cancel = (wish: TossCancel): TossSays => {
    const payment = current(wish.paymentKey);
    if (!payment) return no('NOT_FOUND_PAYMENT', 'merchant');
    const refusal = whyNotCancel(payment, wish);
    if (refusal) return refusal;
    const { amount, taxFreeAmount, reason, requestId } = wish;
    const isLater = lives.get(wish.paymentKey)?.method === 'wallet';
    const entry: ProviderRefund = {
      ...{ transactionKey: newKey('tx'), amount, taxFreeAmount, reason, doneAt: clock() },
      state: isLater ? 'processing' : 'succeeded',
      refundableAmount: payment.balanceAmount - amount,
      ...(isLater && requestId !== undefined ? { requestId } : {}),
    };
    return { payment: withRefunds(payment, [...payment.refunds, entry]) };
  };

  return {
    ledger,
    current,
    open,
    authenticate,
    confirm,
    cancel,

    /** The buyer pays into the account; the bank takes nothing after its time. */
    deposit: (paymentKey: string): boolean => {
      const payment = current(paymentKey);
      if (payment?.state !== 'awaiting_deposit' || payment.details.virtualAccount?.expired) return false;
      write({ ...payment, state: 'paid', providerStatus: 'DONE', approvedAt: clock() });
      return true;
    },

    /** The bank takes a deposit back of which nothing was refunded yet. */
    reverseDeposit: (paymentKey: string): boolean => {
      const payment = current(paymentKey);
      if (payment?.state !== 'paid' || payment.method !== 'virtual_account') return false;
      const waiting = { state: 'awaiting_deposit', providerStatus: 'WAITING_FOR_DEPOSIT', approvedAt: null } as const;
      write({ ...payment, ...waiting, lastTransactionKey: newKey('ap') });
      return true;
    },

    /** A wallet's word on its oldest refund that is under way. */
    finishCancel: (paymentKey: string, state: 'succeeded' | 'failed'): void => {
      const payment = ledger.get(paymentKey);
      const running = payment?.refunds.find((refund) => refund.state === 'processing');
      if (payment && running)
        withRefunds(
          payment,
          payment.refunds.map((refund) => (refund === running ? { ...refund, state } : refund))
        );
    },

    /** The card company took the money of a payment that was given up: nobody promised that this cannot be. */
    captureLate: (paymentKey: string): boolean => {
      const payment = current(paymentKey);
      const life = lives.get(paymentKey);
      if (!life?.isAsked || (payment?.state !== 'aborted' && payment?.state !== 'expired')) return false;
      approve(payment, life);
      return true;
    },
  };
};

export type MemoryToss = ReturnType<typeof createMemoryToss>;
