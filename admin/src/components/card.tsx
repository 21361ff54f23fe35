import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { LINE_BREAKS } from './line-breaks';

type Props = { title: string; hint?: string; action?: ReactNode; children: ReactNode };

/** One part of a settings page, with its heading. */
export const Card = ({ title, hint, action, children }: Props) => (
  <Box
    tag="section"
    background="neutral0"
    hasRadius
    shadow="filterShadow"
    padding={{ initial: 4, medium: 6, large: 8 }}
    style={LINE_BREAKS}
  >
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="delta" tag="h2">
            {title}
          </Typography>
          {hint === undefined ? null : (
            <Typography variant="omega" textColor="neutral600">
              {hint}
            </Typography>
          )}
        </Flex>
        {action}
      </Flex>
      {children}
    </Flex>
  </Box>
);
