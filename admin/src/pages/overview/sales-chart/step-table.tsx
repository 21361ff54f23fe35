import { Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { Amount } from '../../../components/amount';
import { PlainTable } from '../../../components/plain-table';
import type { TextId } from '../../../translations/texts';
import { useDayText } from '../use-day-text';
import type { Point } from './points';

const COLUMNS = [
  'overview.chart.when',
  'overview.figure.sales',
  'overview.figure.refunds',
  'overview.figure.payments',
  'overview.chart.before',
] as const satisfies readonly TextId[];

type Props = { points: readonly Point[]; currency: string; caption: string };

/** What the chart shows, in figures. */
export const StepTable = ({ points, currency, caption }: Props) => {
  const { long } = useDayText();
  const { formatNumber } = useIntl();
  return (
    <PlainTable title={caption} columns={COLUMNS} rowCount={points.length}>
      {points
        .filter(({ sales }) => sales !== null)
        .map(({ at, sales, refunds, payments, before }) => (
          <Tr key={at}>
            <Td>
              <Typography textColor="neutral800">{long(at)}</Typography>
            </Td>
            <Td>
              <Amount amount={sales} currency={currency} />
            </Td>
            <Td>
              <Amount amount={refunds} currency={currency} />
            </Td>
            <Td>
              <Typography textColor="neutral800">{formatNumber(payments)}</Typography>
            </Td>
            <Td>
              <Amount amount={before} currency={currency} />
            </Td>
          </Tr>
        ))}
    </PlainTable>
  );
};
