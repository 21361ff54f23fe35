import { Page, SubNav, useIsMobile } from '@strapi/strapi/admin';
import { Navigate } from 'react-router-dom';

import { useText } from '../../translations/texts';
import { Navigation } from './navigation';
import { useSections } from './use-sections';

/** Leads on to the first page that the person may open; on a phone it shows them all. */
export const Start = () => {
  const text = useText();
  const isMobile = useIsMobile();
  const [first] = useSections();
  if (!first) return <Page.NoPermissions />;
  if (!isMobile) return <Navigate to={first.to} replace />;
  return (
    <Page.Main>
      <Page.Title>{text('app.title')}</Page.Title>
      <SubNav.PageWrapper>
        <Navigation isPage />
      </SubNav.PageWrapper>
    </Page.Main>
  );
};
