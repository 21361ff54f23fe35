import { Tooltip, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useShopZone } from '../hooks/use-shop-zone';

type Props = {
  at: string | number | null | undefined;
  /** To the second: where it matters what came first. */
  isExact?: boolean;
  /** The time of day below the day, for a table of many times. */
  isStacked?: boolean;
};

/** A time in the shop's zone, to the minute; pointing at it, or moving there with the keyboard, tells it exactly. */
export const ShopTime = ({ at, isExact = false, isStacked = false }: Props) => {
  const { formatDate } = useIntl();
  const timeZone = useShopZone();
  const date = at == null ? null : new Date(at);
  if (!date || Number.isNaN(date.getTime())) return <Typography textColor="neutral800">-</Typography>;
  const day = { timeZone, dateStyle: 'medium' } as const;
  const clock = { timeZone, timeStyle: isExact ? 'medium' : 'short' } as const;
  // Broken between day and time of day or not at all.
  const style = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'pre' } as const;
  const exact = formatDate(date, { timeZone, dateStyle: 'full', timeStyle: 'long' });
  return (
    <Tooltip label={`${exact} · ${date.toISOString()}`}>
      <Typography tag="time" tabIndex={0} dateTime={date.toISOString()} textColor="neutral800" style={style}>
        {isStacked ? `${formatDate(date, day)}\n${formatDate(date, clock)}` : formatDate(date, { ...day, ...clock })}
      </Typography>
    </Tooltip>
  );
};
