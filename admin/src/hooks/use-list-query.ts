import { useAddress } from './use-address';

export const PAGE_SIZE = 25;
/** Where in a list of pages one is. */
export const PLACES = ['page'] as const;

const digits = (text: string | null, otherwise: number): string =>
  /^[1-9]\d{0,5}$/.test(text ?? '') ? String(text) : String(otherwise);

/** Filters with the page that the address names, as the server takes them. */
export const withPage = (filters: URLSearchParams, params: URLSearchParams): string => {
  const query = new URLSearchParams(filters);
  query.set('pagination[page]', digits(params.get('page'), 1));
  query.set('pagination[pageSize]', digits(params.get('pageSize'), PAGE_SIZE));
  return query.toString();
};

/** The filters and the page of a list, kept in the page's address: a reload, a link and "back" keep them. */
export const useListQuery = <Name extends string>(filters: readonly Name[]) => {
  const { params, change } = useAddress<Name>(PLACES);

  const query = new URLSearchParams();
  for (const name of filters) {
    const value = params.get(name);
    if (value) query.set(name, value);
  }
  return {
    /** What the address says of one filter. */
    valueOf: (name: Name): string | null => params.get(name),
    isFiltered: query.size > 0,
    change,
    clear: (): void => change(Object.fromEntries(filters.map((name) => [name, null])) as Record<Name, null>),
    /** As the server takes it. */
    listQuery: withPage(query, params),
  };
};

export type ListQuery<Name extends string> = ReturnType<typeof useListQuery<Name>>;
