import type { Currency, Payment } from './payment';

/** What happened to money, in the order it happened. */
export type JournalEntry = {
  readonly at: number;
  readonly paymentKey: string;
  readonly orderId: string;
  readonly mid: string;
  readonly currency: Currency;
  /**
   * `capture`: taken from the buyer (a card approved, a deposit received). `issue`: a virtual account was
   * confirmed, no money yet. `refund`: given back. `void`: a waiting account was cancelled, no money.
   * `deposit-reversed`: the bank took a deposit back.
   */
  readonly kind: 'capture' | 'issue' | 'refund' | 'void' | 'deposit-reversed';
  /** Smallest unit, never negative. 0 where no money moved. */
  readonly amount: number;
  readonly transactionKey: string | null;
  readonly origin: 'api' | 'console' | 'bank';
};

/** The sandbox's own books: only ever added to, so that a payment's fields can be checked against them. */
export interface Journal {
  write(payment: Payment, entry: Pick<JournalEntry, 'kind' | 'amount' | 'transactionKey' | 'origin'>): void;
  entries(): readonly JournalEntry[];
  /** Entries of one payment. */
  of(paymentKey: string): readonly JournalEntry[];
  clear(): void;
}

export const createJournal = (now: () => number): Journal => {
  let entries: JournalEntry[] = [];
  const byPayment = new Map<string, JournalEntry[]>();
  return {
    write(payment, entry) {
      const { paymentKey, orderId, mid, currency } = payment;
      const written: JournalEntry = { at: now(), paymentKey, orderId, mid, currency, ...entry };
      entries.push(written);
      const own = byPayment.get(paymentKey);
      if (own) own.push(written);
      else byPayment.set(paymentKey, [written]);
    },
    entries: () => entries,
    of: (paymentKey) => byPayment.get(paymentKey) ?? [],
    clear() {
      entries = [];
      byPayment.clear();
    },
  };
};
