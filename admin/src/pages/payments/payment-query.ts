import {
  PAYMENT_PAGE_SIZES,
  PAYMENT_SORTS,
  type ExportLanguage,
  type PaymentExportInput,
  type PaymentFilters,
  type PaymentSort,
  type SortDirection,
} from '../../../../contracts/payment-list';
import { useAddress } from '../../hooks/use-address';

/** What the address of the page says: the filters, the order and the page. */
export const FILTERS = [
  ...(['environment', 'state', 'method', 'keySet', 'from', 'to', 'amountMin', 'amountMax'] as const),
] as const;
export type FilterName = (typeof FILTERS)[number];

/** A page begins after a row, or ends before one. */
const PLACES = ['after', 'before'] as const;
type Way = (typeof PLACES)[number];

const sortOf = (params: URLSearchParams): PaymentSort =>
  PAYMENT_SORTS.find((sort) => sort === params.get('sort')) ?? 'requestedAt';
const directionOf = (params: URLSearchParams): SortDirection => (params.get('direction') === 'asc' ? 'asc' : 'desc');
const pageSizeOf = (params: URLSearchParams): number =>
  PAYMENT_PAGE_SIZES.find((size) => String(size) === params.get('pageSize')) ?? PAYMENT_PAGE_SIZES[0];

/** What the list is narrowed to, as the server takes it: digits are read there. */
const filtersOf = (params: URLSearchParams): Partial<Record<FilterName | 'q', string>> =>
  Object.fromEntries(
    ['q', ...FILTERS].flatMap((name) => {
      const value = params.get(name)?.trim();
      return value ? [[name, value]] : [];
    })
  );

const listQuery = (params: URLSearchParams): string => {
  const query = new URLSearchParams(filtersOf(params));
  query.set('sort', sortOf(params));
  query.set('direction', directionOf(params));
  query.set('pageSize', String(pageSizeOf(params)));
  for (const way of PLACES) {
    const place = params.get(way);
    if (place) query.set(way, place);
  }
  return query.toString();
};

/** Search, filters, order and page, kept in the page's address: a reload, a link and "back" keep them. */
export const usePaymentQuery = () => {
  const { params, change } = useAddress<FilterName | 'q' | 'sort' | 'direction' | 'pageSize' | Way>(PLACES);
  const valueOf = (name: FilterName | 'q'): string | null => params.get(name);
  return {
    valueOf,
    active: FILTERS.filter((name) => params.get(name)),
    isNarrowed: Object.keys(filtersOf(params)).length > 0,
    isFirstPage: PLACES.every((way) => !params.get(way)),
    sort: sortOf(params),
    direction: directionOf(params),
    pageSize: pageSizeOf(params),
    change,
    turnTo: (way: Way, place: string | null): void => change({ [way]: place }),
    clear: (): void => change(Object.fromEntries(['q', ...FILTERS].map((name) => [name, null]))),
    listQuery: listQuery(params),
    exportOf: (language: ExportLanguage): PaymentExportInput => ({
      ...(filtersOf(params) as object as PaymentFilters),
      ...{ sort: sortOf(params), direction: directionOf(params), language },
    }),
  };
};

export type PaymentQuery = ReturnType<typeof usePaymentQuery>;
