import { Link, Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { OverviewView } from '../../../../contracts/overview';
import { Card } from '../../components/card';
import { formatAmount } from '../../components/money-text';
import { PRODUCT_UID } from '../../content-manager/our-types';
import { useText } from '../../translations/texts';
import { BarList } from './bar-list';

const MAY_OPEN = 'plugin::content-manager.explorer.read';

const useMayOpenProducts = (): boolean =>
  useAuth('ProductsCard', (state) => state.permissions).some(
    ({ action, subject }) => action === MAY_OPEN && subject === PRODUCT_UID
  );

/** What sold best, from the lines of orders that were paid. */
export const ProductsCard = ({ overview: { products, currency } }: { overview: OverviewView }) => {
  const text = useText();
  const { locale } = useIntl();
  const mayOpen = useMayOpenProducts();
  const [most] = products;
  const bars = products.map(({ product, name, quantity, amount }) => ({
    key: product,
    name: mayOpen ? (
      <Link tag={NavLink} to={`/content-manager/collection-types/${PRODUCT_UID}/${product}`}>
        {name}
      </Link>
    ) : (
      name
    ),
    value: formatAmount(amount, currency, locale),
    more: text('overview.products.quantity', { count: quantity }),
    share: most ? amount / most.amount : 0,
  }));
  return (
    <Card title={text('overview.products')} hint={text('overview.products.hint')}>
      {bars.length === 0 ? (
        <Typography textColor="neutral600">{text('overview.none-paid')}</Typography>
      ) : (
        <BarList bars={bars} />
      )}
    </Card>
  );
};
