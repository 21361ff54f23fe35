import { Layouts, Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { useText } from '../../translations/texts';

const MAY_READ = [{ action: PERMISSIONS.paymentsRead, subject: null }];

const Problems = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('problems.title')}</Page.Title>
      <Layouts.Header title={text('problems.title')} docLink={null} />
    </Page.Main>
  );
};

const ProblemsPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Problems />
  </Page.Protect>
);

export default ProblemsPage;
