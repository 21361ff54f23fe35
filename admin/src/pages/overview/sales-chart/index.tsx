import { Box, Button, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';

import { CURRENCY_EXPONENT } from '../../../../../contracts/money';
import type { OverviewView } from '../../../../../contracts/overview';
import { Card } from '../../../components/card';
import { formatAmount } from '../../../components/money-text';
import { useText } from '../../../translations/texts';
import { useDayText } from '../use-day-text';
import { Chart } from './chart';
import { Legend } from './legend';
import { type Point, pointsOf } from './points';
import { StepTable } from './step-table';
import { useWidth } from './use-width';

/** Short, for an axis alone: there it may be rounded. */
const useAxisAmount = (currency: OverviewView['currency']) => {
  const { formatNumber } = useIntl();
  const rounded = { notation: 'compact', maximumFractionDigits: 1 } as const;
  // Short forms have a comma from five digits on unless it is asked for: Korean counts thousands of ten-thousands.
  const shape = { style: 'currency', currency, useGrouping: true, ...rounded } as const;
  return (amount: number): string => formatNumber(amount / 10 ** CURRENCY_EXPONENT[currency], shape);
};

/** The place that is pointed at, in words. */
const Told = ({ point, currency }: { point: Point | undefined; currency: string }) => {
  const text = useText();
  const { locale } = useIntl();
  const { long } = useDayText();
  const amount = (value: number): string => formatAmount(value, currency, locale);
  return (
    <Box minHeight="2rem">
      <Typography variant="pi" textColor="neutral800">
        {point
          ? text('overview.chart.told', {
              at: long(point.at),
              sales: point.sales === null ? '-' : amount(point.sales),
              refunds: amount(point.refunds),
              payments: point.payments,
              before: point.before === null ? '-' : amount(point.before),
            })
          : text('overview.chart.hint')}
      </Typography>
    </Box>
  );
};

const Drawn = ({ overview, points, label }: { overview: OverviewView; points: Point[]; label: string }) => {
  const { short } = useDayText();
  const amountOf = useAxisAmount(overview.currency);
  const [ref, width] = useWidth();
  const [active, setActive] = useState<number | null>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Legend />
      </Flex>
      <div ref={ref} style={{ minHeight: 300, overflow: 'hidden' }}>
        {width > 0 ? <Chart {...{ points, width, label, active, setActive, amountOf }} nameOf={short} /> : null}
      </div>
      <div aria-hidden>
        <Told point={active === null ? undefined : points[active]} currency={overview.currency} />
      </div>
    </Flex>
  );
};

/** Sales over time, with the span before; the same as a table, for eyes that want figures and for ears. */
const SalesChart = ({ overview }: { overview: OverviewView }) => {
  const text = useText();
  const { range } = useDayText();
  const [isTable, setTable] = useState(false);
  const points = pointsOf(overview);
  const { from, to, before } = overview;
  const caption = text('overview.chart.caption', { days: range(from, to), before: range(before.from, before.to) });
  const table = <StepTable points={points} currency={overview.currency} caption={caption} />;
  const toggle = (
    <Button variant="tertiary" size="S" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
      {text('overview.chart.table')}
    </Button>
  );
  return (
    <Card title={text('overview.chart')} action={toggle}>
      <figure style={{ margin: 0 }}>
        {isTable ? table : <Drawn overview={overview} points={points} label={caption} />}
        {isTable ? null : <VisuallyHidden>{table}</VisuallyHidden>}
        <figcaption>
          <Typography variant="pi" textColor="neutral600">
            {caption}
          </Typography>
        </figcaption>
      </figure>
    </Card>
  );
};

export default SalesChart;
