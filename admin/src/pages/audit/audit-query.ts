import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

import { useShopZone } from '../../hooks/use-shop-zone';
import { dayIn } from '../../hooks/zone-days';

/** What the address of the page says: the filters and the page. */
export const FILTERS = ['action', 'actorKind', 'actorId', 'subjectKind', 'subjectId', 'from', 'to'] as const;
export type FilterName = (typeof FILTERS)[number];

export const PAGE_SIZE = 25;

/** A filter that makes no sense without another. */
const NEEDS: Partial<Record<FilterName, FilterName>> = { actorId: 'actorKind', subjectId: 'subjectKind' };

/** A day, as the address has it, is one of the shop's. */
const instantOf = (name: 'from' | 'to', day: string, zone: string): string | null => {
  const time = dayIn(day, zone)?.[name];
  return time === undefined ? null : new Date(time).toISOString();
};

const serverValue = (name: FilterName, value: string, zone: string): string | null =>
  name === 'from' || name === 'to' ? instantOf(name, value, zone) : value;

/** The filters as the server takes them. */
const filterQuery = (params: URLSearchParams, zone: string): URLSearchParams => {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = params.get(name);
    const needed = NEEDS[name];
    const sent = value && (!needed || params.get(needed)) ? serverValue(name, value, zone) : null;
    if (sent) query.set(name, sent);
  }
  return query;
};

const digits = (text: string | null, otherwise: number): string =>
  /^[1-9]\d{0,5}$/.test(text ?? '') ? String(text) : String(otherwise);

/** The filters, kept in the page's address: a reload, a link and "back" keep them. */
export const useAuditQuery = () => {
  const [params, setParams] = useSearchParams();

  const change = useCallback(
    (changes: Partial<Record<FilterName, string | null>>): void =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        // Another question has another first page.
        after.delete('page');
        return after;
      }),
    [setParams]
  );

  const filters = filterQuery(params, useShopZone());
  const paged = new URLSearchParams(filters);
  paged.set('pagination[page]', digits(params.get('page'), 1));
  paged.set('pagination[pageSize]', digits(params.get('pageSize'), PAGE_SIZE));
  return {
    /** What the address says of one filter. */
    valueOf: (name: FilterName): string | null => params.get(name),
    isFiltered: FILTERS.some((name) => params.get(name)),
    change,
    clear: () => change(Object.fromEntries(FILTERS.map((name) => [name, null]))),
    /** For the list, with its page, and for an export, without. */
    listQuery: paged.toString(),
    exportQuery: filters.toString(),
  };
};

export type AuditQuery = ReturnType<typeof useAuditQuery>;
