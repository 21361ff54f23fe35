import { useAddress } from '../../hooks/use-address';
import { PLACES, withPage } from '../../hooks/use-list-query';
import { useShopZone } from '../../hooks/use-shop-zone';
import { dayIn } from '../../hooks/zone-days';

/** What the address of the page says: the filters and the page. */
export const FILTERS = ['action', 'actorKind', 'actorId', 'subjectKind', 'subjectId', 'from', 'to'] as const;
export type FilterName = (typeof FILTERS)[number];

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

/** The filters, kept in the page's address: a reload, a link and "back" keep them. */
export const useAuditQuery = () => {
  const { params, change } = useAddress<FilterName>(PLACES);
  const filters = filterQuery(params, useShopZone());
  return {
    /** What the address says of one filter. */
    valueOf: (name: FilterName): string | null => params.get(name),
    isFiltered: FILTERS.some((name) => params.get(name)),
    change,
    clear: () => change(Object.fromEntries(FILTERS.map((name) => [name, null]))),
    /** For the list, with its page, and for an export, without. */
    listQuery: withPage(filters, params),
    exportQuery: filters.toString(),
  };
};

export type AuditQuery = ReturnType<typeof useAuditQuery>;
