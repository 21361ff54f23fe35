import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { formatAmount } from './money-text';

type Props = { amount: number | null | undefined; currency?: string | null | undefined };

/** An amount of money with its currency; a dash when there is none. `amount` in the currency's smallest unit. */
export const Amount = ({ amount, currency }: Props) => {
  const { locale } = useIntl();
  const shown = amount == null ? '-' : formatAmount(amount, currency ?? 'KRW', locale);
  return (
    <Typography textColor="neutral800" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {shown}
    </Typography>
  );
};
