import { Box } from '@strapi/design-system';
import { BackButton, Layouts, Page, useIsMobile } from '@strapi/strapi/admin';
import { Suspense } from 'react';
import { Outlet } from 'react-router-dom';

import { Navigation } from './navigation';
import { HOME } from './sections';

/** A page with the others beside it; on a phone with the way back to them above it. */
export const Frame = () => {
  const isMobile = useIsMobile();
  return (
    <Layouts.Root sideNav={<Navigation />}>
      {isMobile ? (
        <Box padding={4} paddingBottom={0}>
          <BackButton fallback={HOME} />
        </Box>
      ) : null}
      <Suspense fallback={<Page.Loading />}>
        <Outlet />
      </Suspense>
    </Layouts.Root>
  );
};
