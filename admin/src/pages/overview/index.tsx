import { Layouts, Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { useText } from '../../translations/texts';

const MAY_READ = [{ action: PERMISSIONS.paymentsRead, subject: null }];

const Overview = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('overview.title')}</Page.Title>
      <Layouts.Header title={text('overview.title')} docLink={null} />
    </Page.Main>
  );
};

const OverviewPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Overview />
  </Page.Protect>
);

export default OverviewPage;
