import { Box, Grid, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** One thing that is known: its name, and below it what it is. */
export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
    <Typography variant="sigma" textColor="neutral600" tag="dt">
      {name}
    </Typography>
    <Box tag="dd" paddingTop={1} style={{ overflowWrap: 'anywhere' }}>
      {typeof children === 'string' ? <Typography textColor="neutral800">{children}</Typography> : children}
    </Box>
  </Grid.Item>
);

/** Several facts, beside each other where there is room. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <Grid.Root tag="dl" gap={4}>
    {children}
  </Grid.Root>
);
