import { Box, Typography } from '@strapi/design-system';

import { Card } from '../../components/card';
import { EventsToRegister, WebhookAddresses } from '../../components/webhook-addresses';
import { useText } from '../../translations/texts';

/** The addresses to register at Toss. Each holds an unguessable part: only those who may edit keys see them. */
export const WebhookAddressesCard = () => {
  const text = useText();
  return (
    <Card title={text('webhook.title')} hint={text('webhook.hint')}>
      <WebhookAddresses />
      <Box>
        <Typography textColor="neutral800">{text('webhook.events')}</Typography>
        <EventsToRegister />
      </Box>
    </Card>
  );
};
