import { Button, Flex, Status, Typography } from '@strapi/design-system';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';

import type { OfferView } from '../../../contracts/settings';
import { Amount } from '../components/amount';
import { useErrorText } from '../hooks/use-error-text';
import { useOffer } from '../services/offers';
import { useText } from '../translations/texts';
import { StockDialog } from './stock-dialog';

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <Flex justifyContent="space-between" gap={4} width="100%">
    <Typography textColor="neutral600">{label}</Typography>
    {children}
  </Flex>
);

const Offer = ({ offer }: { offer: OfferView }) => {
  const text = useText();
  const { formatNumber } = useIntl();
  return (
    <>
      <Line label={text('stock.sale')}>
        <Status variant={offer.onSale ? 'success' : 'neutral'} size="S">
          <Typography variant="omega" fontWeight="bold">
            {text(offer.onSale ? 'stock.on-sale' : 'stock.off-sale')}
          </Typography>
        </Status>
      </Line>
      <Line label={text('stock.price')}>
        <Amount amount={offer.price} currency={offer.currency} />
      </Line>
      <Line label={text('stock.pieces')}>
        <Typography textColor="neutral800" fontWeight="bold">
          {offer.stock === null ? text('stock.not-counted') : formatNumber(offer.stock)}
        </Typography>
      </Line>
    </>
  );
};

type Props = { product: string; revision: string };

/**
 * Stock and price in force. It lies inside the document's form, so it has no input of its own: the change is made in a
 * dialog with a form of its own.
 */
export const StockCard = ({ product, revision }: Props) => {
  const text = useText();
  const errorText = useErrorText();
  const [isOpen, setOpen] = useState(false);
  const { data: offer, error, isLoading } = useOffer({ product, revision }, { refetchOnMountOrArgChange: true });
  if (isLoading) return null;
  if (error) return <Typography textColor="neutral600">{errorText(error)}</Typography>;
  if (!offer) return <Typography textColor="neutral600">{text('stock.unpublished')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Offer offer={offer} />
      <Button variant="secondary" fullWidth onClick={() => setOpen(true)}>
        {text('stock.change')}
      </Button>
      <StockDialog offer={offer} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Flex>
  );
};
