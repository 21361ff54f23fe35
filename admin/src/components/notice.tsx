import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

/** Something is wrong and stays wrong until somebody acts: unlike the Design System's alert, it cannot be closed. */
export const Notice = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={4}>
    <Flex gap={3} alignItems="flex-start">
      <Box paddingTop={1} aria-hidden>
        <WarningCircle fill="danger600" />
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography fontWeight="bold" textColor="neutral800">
          {title}
        </Typography>
        <Typography textColor="neutral800">{children}</Typography>
      </Flex>
    </Flex>
  </Box>
);
