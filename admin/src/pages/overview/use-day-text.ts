import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** `2026-11-21` or `2026-11-21T09`, told as if it were UTC: it is the shop's day already. */
const dateOf = (at: string): Date => new Date(at.length > 10 ? `${at}:00:00Z` : `${at}T00:00:00Z`);

/** Says days and hours of the shop in the person's language. */
export const useDayText = () => {
  const { formatDate, formatDateTimeRange } = useIntl();
  /** A step in full: "Nov 21, 2026", "09:00". */
  const long = useCallback(
    (at: string): string =>
      at.length > 10
        ? formatDate(dateOf(at), { timeZone: 'UTC', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
        : formatDate(dateOf(at), { timeZone: 'UTC', dateStyle: 'medium' }),
    [formatDate]
  );
  /** As short as an axis wants it: "11/21", "09". */
  const short = useCallback(
    (at: string): string =>
      at.length > 10 ? at.slice(11, 13) : formatDate(dateOf(at), { timeZone: 'UTC', month: 'numeric', day: 'numeric' }),
    [formatDate]
  );
  const range = useCallback(
    (from: string, to: string): string =>
      from === to
        ? formatDate(dateOf(from), { timeZone: 'UTC', dateStyle: 'long' })
        : formatDateTimeRange(dateOf(from), dateOf(to), { timeZone: 'UTC', dateStyle: 'long' }),
    [formatDate, formatDateTimeRange]
  );
  return { long, short, range };
};
