import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** What went wrong, read aloud as soon as it is there. The place is there before, so that readers know it. */
export const DialogProblem = ({ children }: { children: ReactNode }) => (
  <div role="alert">
    {children ? (
      <Box background="danger100" borderColor="danger200" hasRadius padding={4}>
        <Typography textColor="neutral800">{children}</Typography>
      </Box>
    ) : null}
  </div>
);
