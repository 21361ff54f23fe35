import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { OverviewView, SalesFigures } from '../../../../contracts/overview';
import { formatAmount } from '../../components/money-text';
import { type TextId, useText } from '../../translations/texts';
import { changeOf, pointsOf, type Tone, toneOf } from './figure-change';

type Name = keyof SalesFigures;
type Shown = { name: Name; more: Tone };

/** In their order; and whether more of it is good. */
const FIGURES: readonly Shown[] = [
  { name: 'sales', more: 'good' },
  { name: 'refunds', more: 'calm' },
  { name: 'net', more: 'good' },
  { name: 'payments', more: 'good' },
  { name: 'successRate', more: 'good' },
  { name: 'average', more: 'calm' },
];

const COLOR = { good: 'success600', bad: 'danger600', calm: 'neutral600' } as const;

const useFigureText = (currency: string) => {
  const { locale, formatNumber } = useIntl();
  return (name: Name, value: number | null): string => {
    if (value === null) return '-';
    if (name === 'payments') return formatNumber(value);
    if (name === 'successRate') return formatNumber(value, { style: 'percent', maximumFractionDigits: 1 });
    return formatAmount(value, currency, locale);
  };
};

type ChangeProps = { shown: Shown; now: number | null; before: number | null; words: string };

const Change = ({ shown: { name, more }, now, before, words }: ChangeProps) => {
  const text = useText();
  const { formatNumber } = useIntl();
  const isRate = name === 'successRate';
  const change = isRate ? pointsOf(now, before) : changeOf(now, before);
  const signed = { signDisplay: 'exceptZero', maximumFractionDigits: 1 } as const;
  const told =
    change === null
      ? null
      : isRate
        ? text('overview.points', { points: formatNumber(change, signed) })
        : formatNumber(change, { ...signed, style: 'percent' });
  return (
    <Typography variant="pi" textColor="neutral600">
      {told === null ? null : (
        <Typography variant="pi" fontWeight="bold" textColor={COLOR[toneOf(change, more, isRate ? 'points' : 'share')]}>
          {`${told} `}
        </Typography>
      )}
      {text('overview.before', { value: words })}
    </Typography>
  );
};

/** What the span comes to, each figure beside what it was before. */
export const Figures = ({ overview: { figures, before, currency } }: { overview: OverviewView }) => {
  const text = useText();
  const textOf = useFigureText(currency);
  return (
    <Grid.Root tag="ul" gap={4} style={{ listStyle: 'none', padding: 0 }}>
      {FIGURES.map((shown) => (
        <Grid.Item key={shown.name} tag="li" col={4} s={6} xs={12} direction="column" alignItems="stretch">
          <Box background="neutral0" hasRadius shadow="filterShadow" padding={5} height="100%">
            <Flex direction="column" alignItems="flex-start" gap={1}>
              <Typography variant="omega" textColor="neutral600">
                {text(`overview.figure.${shown.name}` satisfies TextId)}
              </Typography>
              <Typography variant="alpha" textColor="neutral800" style={{ fontVariantNumeric: 'tabular-nums' }}>
                {textOf(shown.name, figures[shown.name])}
              </Typography>
              <Change
                shown={shown}
                now={figures[shown.name]}
                before={before.figures[shown.name]}
                words={textOf(shown.name, before.figures[shown.name])}
              />
            </Flex>
          </Box>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
};
