import { Layouts, Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { useText } from '../../translations/texts';

const MAY_READ = [{ action: PERMISSIONS.settingsRead, subject: null }];

const Shop = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('shop.title')}</Page.Title>
      <Layouts.Header title={text('shop.title')} docLink={null} />
    </Page.Main>
  );
};

const ShopPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Shop />
  </Page.Protect>
);

export default ShopPage;
