import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

export const PAGE_SIZE = 25;

const digits = (text: string | null, otherwise: number): string =>
  /^[1-9]\d{0,5}$/.test(text ?? '') ? String(text) : String(otherwise);

/** The filters and the page of a list, kept in the page's address: a reload, a link and "back" keep them. */
export const useListQuery = <Name extends string>(filters: readonly Name[]) => {
  const [params, setParams] = useSearchParams();

  const change = useCallback(
    (changes: Partial<Record<Name, string | null>>): void =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries<string | null | undefined>(changes)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        // Another question has another first page.
        after.delete('page');
        return after;
      }),
    [setParams]
  );

  const query = new URLSearchParams();
  for (const name of filters) {
    const value = params.get(name);
    if (value) query.set(name, value);
  }
  const isFiltered = query.size > 0;
  query.set('pagination[page]', digits(params.get('page'), 1));
  query.set('pagination[pageSize]', digits(params.get('pageSize'), PAGE_SIZE));
  return {
    /** What the address says of one filter. */
    valueOf: (name: Name): string | null => params.get(name),
    isFiltered,
    change,
    clear: (): void => change(Object.fromEntries(filters.map((name) => [name, null])) as Record<Name, null>),
    /** As the server takes it. */
    listQuery: query.toString(),
  };
};

export type ListQuery<Name extends string> = ReturnType<typeof useListQuery<Name>>;
