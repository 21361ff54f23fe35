import { Box, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';

type Props = {
  content: string;
  icon?: ReactNode;
  /** The way on. */
  action?: ReactNode;
};

/** Stands where a list would: nothing is in it, or nothing that fits. */
export const EmptyCard = ({ content, icon = <EmptyDocuments width="16rem" />, action = null }: Props) => (
  <Box background="neutral0" hasRadius shadow="filterShadow">
    <EmptyStateLayout {...{ icon, content, action }} />
  </Box>
);
