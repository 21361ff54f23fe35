import type { ListedPayment, ListOrder, ListPlace, PaymentListFilter, SearchTerm } from '../domain/payment-list';

/** Which rows a search found: few are named; of many it is said what they have, so that the list is read in its order. */
export type Found = { ids: readonly number[] } | { terms: readonly SearchTerm[] };

export type ListQuestion = ListOrder & {
  filter: PaymentListFilter;
  found: Found | null;
  /** Only rows behind this place, in the list's direction. */
  after: ListPlace | null;
  limit: number;
};

/** What a list says of a payment's order. */
export type OrderFacts = { orderName: string; buyerName: string | null; buyerEmail: string | null };

export type PaymentListRepository = {
  /** `null` when nothing has any of these. */
  search: (terms: readonly SearchTerm[]) => Promise<Found | null>;
  list: (question: ListQuestion) => Promise<ListedPayment[]>;
  /** Rows that a part of the filter leads to by itself, when they are few: not looked for along the whole list then. */
  fewOf: (question: Pick<ListQuestion, 'filter' | 'sort'>) => Promise<Found | null>;
  /** How many there are among `limit` rows at most that an index leads to, the newest ones; `isExact`: and no others. */
  count: (question: Pick<ListQuestion, 'filter' | 'found' | 'limit'>) => Promise<{ total: number; isExact: boolean }>;
  ordersOf: (orderIds: readonly string[]) => Promise<Map<string, OrderFacts>>;
};
