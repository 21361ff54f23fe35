import { Flex, Typography } from '@strapi/design-system';
import { useTheme } from 'styled-components';

import { type TextId, useText } from '../../../translations/texts';

const KINDS = ['sales', 'before', 'refunds'] as const;
type Kind = (typeof KINDS)[number];

const NAME: Record<Kind, TextId> = {
  sales: 'overview.figure.sales',
  before: 'overview.chart.before',
  refunds: 'overview.figure.refunds',
};

const Sample = ({ kind }: { kind: Kind }) => {
  const colors = useTheme().colors;
  return (
    <svg width={24} height={12} aria-hidden style={{ flex: 'none' }}>
      {kind === 'refunds' ? (
        <rect x={8} y={1} width={8} height={10} fill={colors.warning500} />
      ) : (
        <line
          x1={0}
          x2={24}
          y1={6}
          y2={6}
          stroke={kind === 'sales' ? colors.primary600 : colors.neutral500}
          strokeWidth={2}
          {...(kind === 'before' ? { strokeDasharray: '4 4' } : {})}
        />
      )}
    </svg>
  );
};

/** What is what: told by form, not by colour alone. */
export const Legend = () => {
  const text = useText();
  return (
    <Flex gap={4} wrap="wrap">
      {KINDS.map((kind) => (
        <Flex key={kind} gap={2}>
          <Sample kind={kind} />
          <Typography variant="pi" textColor="neutral800">
            {text(NAME[kind])}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};
