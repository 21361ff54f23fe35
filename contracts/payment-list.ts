import type { Environment } from './keys';
import type { Currency } from './money';
import type { PaymentMethod, PaymentState } from './payments';

export const PAYMENT_SORTS = ['requestedAt', 'amount'] as const;
export type PaymentSort = (typeof PAYMENT_SORTS)[number];

export const SORT_DIRECTIONS = ['desc', 'asc'] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

export const PAYMENT_PAGE_SIZES = [25, 50, 100] as const;

/**
 * What the list can be narrowed to, as it is asked for. `from` and `to` are days of the shop (`2026-11-21`), both
 * included; amounts in the smallest unit; `q` is an order number or payment key, the beginning of a name or e-mail, or
 * the last four digits of what was paid with.
 */
export type PaymentFilters = {
  q?: string | undefined;
  environment?: Environment | undefined;
  state?: PaymentState | undefined;
  method?: PaymentMethod | undefined;
  keySet?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  amountMin?: number | undefined;
  amountMax?: number | undefined;
};

/** One row of the list of payments. Amounts in the smallest unit of `currency`; times ISO 8601 (UTC). */
export type PaymentRowView = {
  paymentKey: string;
  orderId: string;
  orderName: string | null;
  environment: Environment;
  keySetId: string;
  /** `null` when the set is gone. */
  keySetName: string | null;
  state: PaymentState;
  method: PaymentMethod | null;
  /** Which card, wallet or bank: the provider's code or name, for the panel's tables of words. */
  instrument: { kind: 'card' | 'easy_pay' | 'bank'; code: string } | null;
  /** Of the card, account or phone; `null` where there is none. A card's very last digit is masked: `406*`. */
  last4: string | null;
  amount: number;
  balanceAmount: number;
  currency: Currency;
  buyerName: string | null;
  buyerEmail: string | null;
  requestedAt: string;
  approvedAt: string | null;
  hasProblem: boolean;
};

/** Pages are found by where the last one ended, so that the thousandth is as fast as the first. */
export type PaymentPageMeta = {
  /** To be sent back as `after`; `null` on the last page. */
  next: string | null;
  /** To be sent back as `before`; `null` on the first page. */
  previous: string | null;
  /** Counted among the newest `COUNTED_UP_TO` that could fit: `isTotalExact` when there were no more to look at. */
  total: number;
  isTotalExact: boolean;
  /** To choose from in the filter. */
  keySets: { keySetId: string; name: string; environment: Environment }[];
};

export type PaymentPageView = { data: PaymentRowView[]; meta: PaymentPageMeta };

/** So many rows are looked at for a total: "at least 10,000" is as good as the figure, and takes no time. */
export const COUNTED_UP_TO = 10_000;

/** What an export is to hold, and in which language its words are. */
export type PaymentExportInput = PaymentFilters & {
  sort?: PaymentSort | undefined;
  direction?: SortDirection | undefined;
  language: ExportLanguage;
};

export const EXPORT_LANGUAGES = ['ko', 'en'] as const;
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];

/** Opens one download, once, within a minute: a browser's own download sends no login along. Times ISO 8601 (UTC). */
export type ExportTicketView = { ticket: string; expiresAt: string };
