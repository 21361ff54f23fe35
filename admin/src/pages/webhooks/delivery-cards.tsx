import { Box, Flex, Typography } from '@strapi/design-system';

import { ShopTime } from '../../components/shop-time';
import { useText } from '../../translations/texts';
import { KindPart, ResultPart } from './delivery-parts';
import type { DeliveriesProps } from './delivery-table';

/** On a phone: a card a webhook, where a table would show two columns of four. */
export const DeliveryCards = ({ deliveries, nameOf }: DeliveriesProps) => {
  const text = useText();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} aria-label={text('webhooks.title')}>
      {deliveries.map((delivery) => (
        <Box
          key={delivery.deliveryId}
          tag="li"
          background="neutral0"
          hasRadius
          shadow="filterShadow"
          padding={4}
          style={{ overflowWrap: 'anywhere' }}
        >
          <Flex direction="column" alignItems="stretch" gap={3}>
            <KindPart delivery={delivery} />
            <ResultPart delivery={delivery} />
            <Flex justifyContent="space-between" gap={3} wrap="wrap">
              <Typography variant="pi" textColor="neutral600">
                {nameOf(delivery.keySetId)}
              </Typography>
              <ShopTime at={delivery.receivedAt} />
            </Flex>
          </Flex>
        </Box>
      ))}
    </Flex>
  );
};
