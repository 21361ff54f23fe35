import { Layouts, Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { LoadFailed } from '../../components/load-failed';
import { useShopSettings } from '../../services/shop-settings';
import { useText } from '../../translations/texts';
import { ShopForm } from './shop-form';

const MAY_READ = [{ action: PERMISSIONS.settingsRead, subject: null }];

const Shop = () => {
  const text = useText();
  const { data, error, isLoading, refetch } = useShopSettings(undefined, { refetchOnMountOrArgChange: true });
  if (isLoading) return <Page.Loading />;
  if (error || !data) {
    return (
      <>
        <Layouts.Header title={text('shop.title')} subtitle={text('shop.subtitle')} docLink={null} />
        <Layouts.Content>
          <LoadFailed error={error} onRetry={() => void refetch()} />
        </Layouts.Content>
      </>
    );
  }
  return <ShopForm settings={data} onReload={() => void refetch()} />;
};

/** Settings > Commerce Payments > Shop: what a shop decides for itself. */
const ShopPage = () => {
  const text = useText();
  return (
    <Page.Protect permissions={MAY_READ}>
      <Page.Main>
        <Page.Title>{text('shop.title')}</Page.Title>
        <Shop />
      </Page.Main>
    </Page.Protect>
  );
};

export default ShopPage;
