import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Minus, Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { RefundableLine } from '../../../../contracts/refund-options';
import { useText } from '../../translations/texts';
import { formatAmount } from '../money-text';

type LineProps = { line: RefundableLine; currency: string; pieces: number; onChange: (pieces: number) => void };

const DIGITS = { fontVariantNumeric: 'tabular-nums', minWidth: '2.4rem', textAlign: 'center' } as const;

const Stepper = ({ line, pieces, onChange }: Omit<LineProps, 'currency'>) => {
  const text = useText();
  const left = line.quantity - line.refundedQuantity;
  return (
    <Flex gap={2} role="group" aria-label={text('refund.pieces.of', { name: line.name })}>
      <IconButton
        label={text('refund.pieces.less', { name: line.name })}
        withTooltip={false}
        disabled={pieces <= 0}
        onClick={() => onChange(pieces - 1)}
      >
        <Minus />
      </IconButton>
      <Typography role="status" textColor="neutral800" fontWeight="bold" style={DIGITS}>
        {pieces}
      </Typography>
      <IconButton
        label={text('refund.pieces.more', { name: line.name })}
        withTooltip={false}
        disabled={pieces >= left}
        onClick={() => onChange(pieces + 1)}
      >
        <Plus />
      </IconButton>
    </Flex>
  );
};

const Line = ({ line, currency, pieces, onChange }: LineProps) => {
  const text = useText();
  const { locale } = useIntl();
  const left = line.quantity - line.refundedQuantity;
  const price = formatAmount(line.unitPrice, currency, locale);
  return (
    <Flex tag="li" justifyContent="space-between" gap={4} paddingTop={3} paddingBottom={3} wrap="wrap">
      <Flex direction="column" alignItems="flex-start" gap={1} style={{ flex: '1 1 16rem', minWidth: 0 }}>
        <Typography textColor="neutral800">{line.name}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {text(line.taxFree ? 'refund.line.tax-free' : 'refund.line', { price, left, quantity: line.quantity })}
        </Typography>
      </Flex>
      {left > 0 ? (
        <Stepper line={line} pieces={pieces} onChange={onChange} />
      ) : (
        <Typography textColor="neutral600">{text('refund.line.none-left')}</Typography>
      )}
    </Flex>
  );
};

type Props = {
  lines: readonly RefundableLine[];
  currency: string;
  pieces: Readonly<Record<number, number>>;
  onChange: (pieces: Readonly<Record<number, number>>) => void;
};

/** How many pieces of each line of the order go back. */
export const LinePieces = ({ lines, currency, pieces, onChange }: Props) => {
  const text = useText();
  return (
    <Box tag="ul" aria-label={text('refund.lines')}>
      {lines.map((line) => (
        <Line
          key={line.line}
          line={line}
          currency={currency}
          pieces={pieces[line.line] ?? 0}
          onChange={(count) => onChange({ ...pieces, [line.line]: count })}
        />
      ))}
    </Box>
  );
};
