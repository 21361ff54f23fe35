import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { useErrorText } from '../hooks/use-error-text';
import { useOffer } from '../services/offers';
import { useText } from '../translations/texts';
import { OfferLines } from './offer-lines';
import { StockDialog } from './stock-dialog';

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
      <OfferLines offer={offer} />
      <Button variant="secondary" fullWidth onClick={() => setOpen(true)}>
        {text('stock.change')}
      </Button>
      <StockDialog offer={offer} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Flex>
  );
};
