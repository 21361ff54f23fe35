import { Layouts, Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { useText } from '../../translations/texts';

const MAY_READ = [{ action: PERMISSIONS.webhooksRead, subject: null }];

const Webhooks = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('webhooks.title')}</Page.Title>
      <Layouts.Header title={text('webhooks.title')} docLink={null} />
    </Page.Main>
  );
};

const WebhooksPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Webhooks />
  </Page.Protect>
);

export default WebhooksPage;
