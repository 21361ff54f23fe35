import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

import { LINE_BREAKS } from './line-breaks';

type Props = {
  title: string;
  /** `danger`: something does not work. `warning`: it works, and waits for a person. */
  tone?: 'danger' | 'warning';
  /** The button that cures it. */
  action?: ReactNode;
  children: ReactNode;
};

/** Something is wrong and stays wrong until somebody acts: unlike the Design System's alert, it cannot be closed. */
export const Notice = ({ title, tone = 'danger', action, children }: Props) => (
  <Box
    role={tone === 'danger' ? 'alert' : 'status'}
    background={`${tone}100`}
    borderColor={`${tone}200`}
    hasRadius
    padding={4}
    style={LINE_BREAKS}
  >
    <Flex gap={3} alignItems="flex-start">
      <Box paddingTop={1} aria-hidden>
        <WarningCircle fill={`${tone}600`} />
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={action ? 3 : 1}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography fontWeight="bold" textColor="neutral800">
            {title}
          </Typography>
          <Typography textColor="neutral800">{children}</Typography>
        </Flex>
        {action}
      </Flex>
    </Flex>
  </Box>
);
