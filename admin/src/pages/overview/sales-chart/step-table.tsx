import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import { Amount } from '../../../components/amount';
import { type TextId, useText } from '../../../translations/texts';
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
  const text = useText();
  const { long } = useDayText();
  return (
    <Table colCount={COLUMNS.length} rowCount={points.length + 1} aria-label={caption}>
      <Thead>
        <Tr>
          {COLUMNS.map((id) => (
            <Th key={id}>
              <Typography variant="sigma" textColor="neutral600">
                {text(id)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
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
                <Typography textColor="neutral800">{payments}</Typography>
              </Td>
              <Td>
                <Amount amount={before} currency={currency} />
              </Td>
            </Tr>
          ))}
      </Tbody>
    </Table>
  );
};
