import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { RECENT_DAYS, type ProductSalesView } from '../../../contracts/product-sales';
import { EnvironmentStatus } from '../components/environment-status';
import { useProductSales } from '../services/product-sales';
import { useText } from '../translations/texts';
import { OfferLines } from './offer-lines';
import { SideLine } from './side-line';
import { SideFailure, SideLoading } from './side-question';

const Sold = ({ sales }: { sales: ProductSalesView }) => {
  const text = useText();
  const { formatNumber } = useIntl();
  const pieces = (count: number) => (
    <Typography textColor="neutral800" fontWeight="bold">
      {text('sales.pieces', { count: formatNumber(count) })}
    </Typography>
  );
  return (
    <>
      <SideLine label={text('sales.sold')}>
        <Flex gap={2}>
          <EnvironmentStatus environment={sales.environment} />
          {pieces(sales.sold)}
        </Flex>
      </SideLine>
      <SideLine label={text('sales.recently', { days: RECENT_DAYS })}>{pieces(sales.soldRecently)}</SideLine>
      <Typography variant="pi" textColor="neutral600">
        {text('sales.hint')}
      </Typography>
    </>
  );
};

type Props = {
  product: string;
  revision: string;
  /** Stock and price stand beside it already, for those who may change them. */
  withOffer: boolean;
};

/** How a product sells, for those who may read payments. */
export const SalesCard = ({ product, revision, withOffer }: Props) => {
  const asked = useProductSales({ product, revision }, { refetchOnMountOrArgChange: true });
  if (asked.error) return <SideFailure error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <SideLoading />;
  const { offer } = asked.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {withOffer && offer ? <OfferLines offer={offer} /> : null}
      <Sold sales={asked.data} />
    </Flex>
  );
};
