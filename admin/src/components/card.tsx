import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

type Props = { title: string; hint?: string; action?: ReactNode; children: ReactNode };

/** Korean is broken between words, as people write it; what is too long for a line, such as a key, wherever it must. */
export const WORDS = { wordBreak: 'keep-all', overflowWrap: 'anywhere' } as const;

/** One part of a settings page, with its heading. */
export const Card = ({ title, hint, action, children }: Props) => (
  <Box
    tag="section"
    background="neutral0"
    hasRadius
    shadow="filterShadow"
    padding={{ initial: 4, medium: 6, large: 8 }}
    style={WORDS}
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
