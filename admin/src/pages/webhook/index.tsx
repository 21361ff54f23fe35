import { Layouts, Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { useText } from '../../translations/texts';

const MAY_READ = [{ action: PERMISSIONS.webhooksRead, subject: null }];

const Webhook = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('webhook.title')}</Page.Title>
      <Layouts.Header title={text('webhook.title')} docLink={null} />
    </Page.Main>
  );
};

const WebhookPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Webhook />
  </Page.Protect>
);

export default WebhookPage;
