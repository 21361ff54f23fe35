import { Box, Flex } from '@strapi/design-system';
import type { AriaRole, ReactNode } from 'react';

type Props = { icon: ReactNode; role?: AriaRole; children: ReactNode };

/** Words beside the first line of which an icon stands. It is for the eye alone: the words say all of it. */
export const BesideIcon = ({ icon, role, children }: Props) => (
  <Flex gap={3} alignItems="flex-start" {...(role ? { role } : {})}>
    <Box paddingTop={1} aria-hidden>
      {icon}
    </Box>
    {children}
  </Flex>
);
