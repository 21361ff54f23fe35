import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { OverviewView } from '../../../../contracts/overview';
import { Card } from '../../components/card';
import { formatAmount } from '../../components/money-text';
import { useText } from '../../translations/texts';
import { BarList } from './bar-list';

/** How buyers paid. */
export const MethodsCard = ({ overview: { methods, figures, currency } }: { overview: OverviewView }) => {
  const text = useText();
  const { locale, formatNumber } = useIntl();
  const bars = methods.map(({ method, sales, payments }) => {
    const share = figures.sales === 0 ? 0 : sales / figures.sales;
    const percent = formatNumber(share, { style: 'percent', maximumFractionDigits: 1 });
    return {
      ...{ key: method, name: text(`method.${method}`), value: formatAmount(sales, currency, locale), share },
      more: text('overview.methods.share', { percent, count: payments }),
    };
  });
  return (
    <Card title={text('overview.methods')} hint={text('overview.methods.hint')}>
      {bars.length === 0 ? (
        <Typography textColor="neutral600">{text('overview.none-paid')}</Typography>
      ) : (
        <BarList bars={bars} />
      )}
    </Card>
  );
};
