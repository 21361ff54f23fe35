import type { LoggedRequest, RequestLog } from '../http/request-log';
import type { Journal, JournalEntry } from '../payments/journal';
import type { Currency, Payment, PaymentStatus } from '../payments/payment';
import type { PaymentStore } from '../payments/payment-store';

/** A payment as the sandbox's books know it. Amounts in the currency's smallest unit, times in epoch ms. */
export type LedgerPayment = {
  readonly paymentKey: string;
  readonly orderId: string;
  readonly mid: string;
  readonly clientKey: string;
  readonly method: string | null;
  readonly currency: Currency;
  readonly status: PaymentStatus;
  readonly totalAmount: number;
  /** Taken from the buyer and not taken back by the bank. */
  readonly captured: number;
  /** Given back to the buyer. Never more than `captured`. */
  readonly refunded: number;
  /** How often the money was taken, or the account issued. More than 1 is a bug of the sandbox. */
  readonly confirmations: number;
  /** Cancels that were made, by transaction key. */
  readonly cancels: readonly LedgerCancel[];
  readonly entries: readonly JournalEntry[];
};

export type LedgerCancel = {
  readonly transactionKey: string;
  readonly amount: number;
  readonly status: 'DONE' | 'IN_PROGRESS' | 'ABORTED';
  readonly reason: string;
  readonly origin: 'api' | 'console';
};

export type LedgerTotals = {
  readonly currency: Currency;
  readonly captured: number;
  readonly refunded: number;
  readonly payments: number;
  readonly refunds: number;
};

export type RequestFilter = Partial<
  Pick<LoggedRequest, 'operation' | 'paymentKey' | 'orderId' | 'idempotencyKey' | 'isReplayed' | 'isExecuted'>
>;

/** The sandbox's books: what a test compares a shop's own with. */
export interface Ledger {
  payments(filter?: { readonly orderId?: string; readonly mid?: string }): readonly LedgerPayment[];
  payment(paymentKey: string): LedgerPayment | undefined;
  /** Every movement, in the order it happened. */
  entries(): readonly JournalEntry[];
  /** Sums by currency; currencies without a movement are left out. */
  totals(): readonly LedgerTotals[];
  /** Calls of the API, oldest first. */
  requests(filter?: RequestFilter): readonly LoggedRequest[];
}

type Dependencies = { readonly payments: PaymentStore; readonly journal: Journal; readonly requests: RequestLog };

const sum = (entries: readonly JournalEntry[], kind: JournalEntry['kind']): number =>
  entries.reduce((total, entry) => (entry.kind === kind ? total + entry.amount : total), 0);

const count = (entries: readonly JournalEntry[], ...kinds: readonly JournalEntry['kind'][]): number =>
  entries.filter((entry) => kinds.includes(entry.kind)).length;

const isApproval = (entry: JournalEntry): boolean =>
  entry.kind === 'issue' || (entry.kind === 'capture' && entry.origin === 'api');

const describe = (payment: Payment, entries: readonly JournalEntry[]): LedgerPayment => ({
  paymentKey: payment.paymentKey,
  orderId: payment.orderId,
  mid: payment.mid,
  clientKey: payment.clientKey,
  method: payment.method?.kind ?? null,
  currency: payment.currency,
  status: payment.status,
  totalAmount: payment.totalAmount,
  captured: sum(entries, 'capture') - sum(entries, 'deposit-reversed'),
  refunded: sum(entries, 'refund'),
  confirmations: entries.filter(isApproval).length,
  cancels: payment.cancels.map((cancel) => ({
    transactionKey: cancel.transactionKey,
    amount: cancel.cancelAmount,
    status: cancel.status,
    reason: cancel.cancelReason,
    origin: cancel.origin,
  })),
  entries,
});

const totalsOf = (currency: Currency, all: readonly JournalEntry[]): LedgerTotals => {
  const entries = all.filter((entry) => entry.currency === currency);
  return {
    currency,
    captured: sum(entries, 'capture') - sum(entries, 'deposit-reversed'),
    refunded: sum(entries, 'refund'),
    payments: count(entries, 'capture'),
    refunds: count(entries, 'refund'),
  };
};

export const createLedger = ({ payments, journal, requests }: Dependencies): Ledger => ({
  payments: (filter = {}) =>
    payments
      .all()
      .filter((one) => filter.orderId === undefined || one.orderId === filter.orderId)
      .filter((one) => filter.mid === undefined || one.mid === filter.mid)
      .map((one) => describe(one, journal.of(one.paymentKey))),
  payment(paymentKey) {
    const payment = payments.find(paymentKey);
    return payment && describe(payment, journal.of(paymentKey));
  },
  entries: () => journal.entries(),
  totals() {
    const currencies = new Set(journal.entries().map((entry) => entry.currency));
    return [...currencies].map((currency) => totalsOf(currency, journal.entries()));
  },
  requests: (filter = {}) =>
    requests
      .all()
      .filter((request) =>
        Object.entries(filter).every(
          ([name, value]) => value === undefined || request[name as keyof LoggedRequest] === value
        )
      ),
});
