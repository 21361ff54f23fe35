import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** Shows an instant (ISO 8601 or epoch ms) in the person's language and time zone; an empty text for nothing. */
export const useInstant = () => {
  const { formatDate } = useIntl();
  return useCallback(
    (instant: string | number | null | undefined): string => {
      const date = instant == null ? null : new Date(instant);
      if (!date || Number.isNaN(date.getTime())) return '';
      return formatDate(date, { dateStyle: 'medium', timeStyle: 'short' });
    },
    [formatDate]
  );
};
