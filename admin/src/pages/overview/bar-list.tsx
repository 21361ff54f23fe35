import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

export type Bar = {
  key: string;
  name: ReactNode;
  /** Said at the right end. */
  value: string;
  /** Said below the name. */
  more: string;
  /** How long its bar is: 0 to 1. */
  share: number;
};

/** Several things by how much there is of each, the longest bar first. What the bars say stands beside them in words. */
export const BarList = ({ bars }: { bars: readonly Bar[] }) => (
  <Flex tag="ol" direction="column" alignItems="stretch" gap={4} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
    {bars.map(({ key, name, value, more, share }) => (
      <Box tag="li" key={key}>
        <Flex justifyContent="space-between" alignItems="baseline" gap={3}>
          <Typography textColor="neutral800" fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Typography>
          <Typography textColor="neutral800" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
            {value}
          </Typography>
        </Flex>
        <Box background="neutral150" hasRadius marginTop={1} marginBottom={1} height="8px" aria-hidden>
          <Box
            background="primary600"
            hasRadius
            height="8px"
            style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%`, minWidth: share > 0 ? '2px' : 0 }}
          />
        </Box>
        <Typography variant="pi" textColor="neutral600">
          {more}
        </Typography>
      </Box>
    ))}
  </Flex>
);
