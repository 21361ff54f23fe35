import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { timeDistance } from './time-distance';
import { useNow } from './use-now';

/** Says how far away an instant (ISO 8601) is in the person's language. */
export const useDistance = () => {
  const { formatRelativeTime } = useIntl();
  const now = useNow();
  return useCallback(
    (instant: string): string => {
      const { value, unit } = timeDistance(Date.parse(instant), now);
      return formatRelativeTime(value, unit, { numeric: 'always' });
    },
    [formatRelativeTime, now]
  );
};
