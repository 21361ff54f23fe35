import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { OfferView } from '../../../contracts/settings';
import { Amount } from '../components/amount';
import { StatusWord } from '../components/status-word';
import { useText } from '../translations/texts';
import { SideLine } from './side-line';

/** Price and stock in force: what a buyer meets now, whatever the draft beside it says. */
export const OfferLines = ({ offer }: { offer: OfferView }) => {
  const text = useText();
  const { formatNumber } = useIntl();
  return (
    <>
      <SideLine label={text('stock.sale')}>
        <StatusWord variant={offer.onSale ? 'success' : 'neutral'}>
          {text(offer.onSale ? 'stock.on-sale' : 'stock.off-sale')}
        </StatusWord>
      </SideLine>
      <SideLine label={text('stock.price')}>
        <Amount amount={offer.price} currency={offer.currency} />
      </SideLine>
      <SideLine label={text('stock.pieces')}>
        <Typography textColor="neutral800" fontWeight="bold">
          {offer.stock === null ? text('stock.not-counted') : formatNumber(offer.stock)}
        </Typography>
      </SideLine>
    </>
  );
};
