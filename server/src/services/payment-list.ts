import {
  COUNTED_UP_TO,
  type PaymentFilters,
  type PaymentPageMeta,
  type PaymentSort,
  type SortDirection,
} from '../../../contracts/payment-list';
import { cursorOf, searchOf, type ListedPayment, type ListPlace, type PaymentListFilter } from '../domain/payment-list';
import type { KeySet } from '../domain/key-set';
import { addDays, startOfDay } from '../domain/shop-days';
import type { Found, ListQuestion, OrderFacts, PaymentListRepository } from '../repositories/payment-list-port';

export type PaymentListPorts = {
  paymentList: PaymentListRepository;
  keySets: { list: () => Promise<readonly Pick<KeySet, 'keySetId' | 'name' | 'environment'>[]> };
  /** The shop's time zone, an IANA name. */
  timeZone: () => Promise<string>;
};

/** A row of the list, with what its order and key set say. */
export type PaymentRow = ListedPayment & OrderFacts & { keySetName: string | null };

export type PaymentWish = {
  filters: PaymentFilters;
  sort: PaymentSort;
  direction: SortDirection;
  /** The page behind this place, or the one before it; neither: the first. */
  after?: ListPlace | undefined;
  before?: ListPlace | undefined;
  pageSize: number;
};

export type PaymentRows = PaymentPageMeta & { rows: PaymentRow[] };

/** So many rows are in memory at a time, however many are written out. */
const EXPORT_PAGE = 500;

const NOTHING: OrderFacts = { orderName: '', buyerName: null, buyerEmail: null };

const TURNED = { desc: 'asc', asc: 'desc' } as const;

/** Days are the shop's: they begin and end where it is. */
const listFilterOf = (filters: PaymentFilters, timeZone: string): PaymentListFilter => {
  const { environment, state, method, keySet, from, to, amountMin, amountMax } = filters;
  return {
    ...{ environment, state, method, amountMin, amountMax },
    keySetId: keySet,
    from: from === undefined ? undefined : startOfDay(from, timeZone),
    until: to === undefined ? undefined : startOfDay(addDays(to, 1), timeZone),
  };
};

/** The panel's list of payments, page by page, and whole for an export. */
export const createPaymentList = ({ paymentList, keySets, timeZone }: PaymentListPorts) => {
  /** `undefined`: nothing was searched for. `null`: nothing was found. */
  const search = async (typed: string | undefined): Promise<Found | null | undefined> => {
    if (typed === undefined || typed.trim() === '') return undefined;
    for (const terms of searchOf(typed)) {
      const found = await paymentList.search(terms);
      if (found) return found;
    }
    return null;
  };

  /** What the list is asked; `null` where a search found nothing. */
  const questionOf = async ({ filters, sort, direction }: Pick<PaymentWish, 'filters' | 'sort' | 'direction'>) => {
    const searched = await search(filters.q);
    if (searched === null) return null;
    const filter = listFilterOf(filters, await timeZone());
    return { filter, sort, direction, found: searched ?? (await paymentList.fewOf({ filter, sort })) };
  };

  const withFacts = async (payments: readonly ListedPayment[], sets: Awaited<ReturnType<typeof keySets.list>>) => {
    const orders = await paymentList.ordersOf(payments.map(({ orderId }) => orderId));
    const names = new Map(sets.map(({ keySetId, name }) => [keySetId, name]));
    return payments.map(
      (payment): PaymentRow => ({
        ...payment,
        ...(orders.get(payment.orderId) ?? NOTHING),
        keySetName: names.get(payment.keySetId) ?? null,
      })
    );
  };

  /** One more than the page has says whether there is another one. */
  const readPage = async (question: Omit<ListQuestion, 'after' | 'limit'>, wish: PaymentWish) => {
    const { direction, pageSize, after = null, before = null } = wish;
    const isBackwards = before !== null;
    const read = await paymentList.list({
      ...question,
      direction: isBackwards ? TURNED[direction] : direction,
      after: before ?? after,
      limit: pageSize + 1,
    });
    const page = read.slice(0, pageSize);
    const isMore = read.length > pageSize;
    if (isBackwards) page.reverse();
    return { page, hasNext: isBackwards || isMore, hasPrevious: isBackwards ? isMore : after !== null };
  };

  return {
    /** One page; pages are found by where the last one ended, so that the thousandth is as fast as the first. */
    async page(wish: PaymentWish): Promise<PaymentRows> {
      const sets = await keySets.list();
      const shown = sets.map(({ keySetId, name, environment }) => ({ keySetId, name, environment }));
      const question = await questionOf(wish);
      if (question === null)
        return { rows: [], next: null, previous: null, total: 0, isTotalExact: true, keySets: shown };
      const { page, hasNext, hasPrevious } = await readPage(question, wish);
      // A rare combination is looked for along the whole index: not twice.
      const isAll = wish.after === undefined && wish.before === undefined && !hasNext;
      const counted = isAll
        ? { total: page.length, isExact: true }
        : await paymentList.count({ ...question, limit: COUNTED_UP_TO });
      const [first, last] = [page.at(0), page.at(-1)];
      return {
        rows: await withFacts(page, sets),
        next: hasNext && last ? cursorOf(last, wish.sort) : null,
        previous: hasPrevious && first ? cursorOf(first, wish.sort) : null,
        // Those that were counted may be fewer than those that are shown.
        total: Math.max(counted.total, page.length),
        isTotalExact: counted.isExact,
        keySets: shown,
      };
    },

    /** All that fit, in order. What changes meanwhile is given as it is when its turn comes; nothing comes twice. */
    async *every(wish: Pick<PaymentWish, 'filters' | 'sort' | 'direction'>): AsyncGenerator<PaymentRow> {
      const question = await questionOf(wish);
      if (question === null) return;
      const sets = await keySets.list();
      for (let after: ListPlace | null = null; ; ) {
        const page: ListedPayment[] = await paymentList.list({ ...question, after, limit: EXPORT_PAGE });
        yield* await withFacts(page, sets);
        const last = page.at(-1);
        if (!last || page.length < EXPORT_PAGE) return;
        after = { value: last[wish.sort], id: last.id };
      }
    },
  };
};

export type PaymentList = ReturnType<typeof createPaymentList>;
