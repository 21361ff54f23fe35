import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { LINE_BREAKS } from '../components/line-breaks';

/** One fact of a side panel: its name at the left, itself at the right, or below where both are too long. */
export const SideLine = ({ label, children }: { label: string; children: ReactNode }) => (
  <Flex justifyContent="space-between" alignItems="flex-start" wrap="wrap" gap={2} width="100%" style={LINE_BREAKS}>
    <Typography textColor="neutral600" style={{ flexShrink: 0 }}>
      {label}
    </Typography>
    {children}
  </Flex>
);
