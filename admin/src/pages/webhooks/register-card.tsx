import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { type ReactNode, useState } from 'react';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { Card } from '../../components/card';
import { EventsToRegister, WebhookAddresses } from '../../components/webhook-addresses';
import { useMay } from '../../hooks/use-may';
import { useText } from '../../translations/texts';

/** Source: Toss Payments docs, "Webhooks": registered in the developer centre alone, for each shop id. */
const DEVELOPER_CENTRE = 'https://developers.tosspayments.com';

const Step = ({ children }: { children: ReactNode }) => (
  <Box tag="li" paddingBottom={3}>
    <Typography tag="div" textColor="neutral800">
      {children}
    </Typography>
  </Box>
);

/** Not before somebody asks for them: that addresses were shown is written down. */
const Addresses = () => {
  const text = useText();
  const mayEditKeys = useMay(PERMISSIONS.keysUpdate);
  const [isShown, setShown] = useState(false);
  if (!mayEditKeys) return <Typography textColor="neutral600">{text('webhooks.register.not-shown')}</Typography>;
  if (isShown) {
    return (
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={2}>
        <WebhookAddresses />
      </Flex>
    );
  }
  return (
    <Box paddingTop={2}>
      <Button variant="secondary" startIcon={<Eye />} onClick={() => setShown(true)}>
        {text('webhooks.register.show')}
      </Button>
    </Box>
  );
};

/** How the addresses get to Toss, step by step in the words of its developer centre. */
export const RegisterCard = () => {
  const text = useText();
  return (
    <Card title={text('webhooks.register.title')} hint={text('webhooks.register.hint')}>
      <Box tag="ol" style={{ listStyle: 'decimal', paddingInlineStart: '2rem' }}>
        <Step>
          {text('webhooks.register.open')}{' '}
          <Link href={DEVELOPER_CENTRE} isExternal>
            {text('webhooks.register.centre')}
          </Link>
        </Step>
        <Step>{text('webhooks.register.shop')}</Step>
        <Step>
          {text('webhooks.register.address')}
          <Addresses />
        </Step>
        <Step>
          {text('webhooks.register.events')}
          <EventsToRegister />
        </Step>
        <Step>{text('webhooks.register.try')}</Step>
      </Box>
    </Card>
  );
};
