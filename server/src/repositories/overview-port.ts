import type { Environment } from '../../../contracts/keys';
import type { Currency } from '../../../contracts/money';
import type { FailureView, PaymentMethod } from '../../../contracts/payments';
import type { Summed } from '../domain/sales-sums';
import type { Stretch } from '../domain/shop-days';

/** Money of one environment and one currency: neither is ever added to another. */
export type Purse = { environment: Environment; currency: Currency };

/** Added up over one of the stretches that were asked about, by its place among them. Smallest unit of the currency. */
export type SalesRow = { stretch: number; amount: number; payments: number };
export type MethodRow = { method: PaymentMethod | null; amount: number; payments: number };
export type RefundRow = { stretch: number; amount: number };

export type DeclineRow = { code: string | null; count: number; failure: FailureView | null };
export type ProductRow = { product: string; name: string; quantity: number; amount: number };

/**
 * What was taken and given back, added up by the database. Money that no order waited for is left out. Whatever can be
 * read from sums (`summed`), the answer is the same.
 */
export type OverviewRepository = {
  /** What sums there are, and which hours have changed since: nothing of them is read from sums. */
  summed: () => Promise<Summed>;
  /** Payments by when they were approved. Stretches without any are left out; others may come in several rows. */
  sales: (purse: Purse, stretches: readonly Stretch[], summed: Summed) => Promise<SalesRow[]>;
  /** The same by method, over one stretch. */
  methods: (purse: Purse, stretch: Stretch, summed: Summed) => Promise<MethodRow[]>;
  /** Refunds that were made, by when. Rows as of `sales`. */
  refunds: (purse: Purse, stretches: readonly Stretch[], summed: Summed) => Promise<RefundRow[]>;
  /** Payments that were declined, by the provider's code, most frequent first, in the words of the latest of each. */
  declines: (purse: Purse, stretch: Stretch, summed: Summed) => Promise<DeclineRow[]>;
  /** Products of orders that were paid, highest amount first, with the name that was sold last. */
  topProducts: (purse: Purse, stretch: Stretch, limit: number, summed: Summed) => Promise<ProductRow[]>;
  /** Currencies that there are payments in, the most used first. */
  currencies: (environment: Environment) => Promise<Currency[]>;
};
