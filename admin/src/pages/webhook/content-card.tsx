import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import type { DeliveryDetailView } from '../../../../contracts/webhooks';
import { Card } from '../../components/card';
import { useText } from '../../translations/texts';

/** Text as a machine wrote it. It scrolls by itself, and with the keyboard too. */
const Written = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box
    tag="pre"
    tabIndex={0}
    role="region"
    aria-label={label}
    background="neutral100"
    borderColor="neutral200"
    hasRadius
    padding={4}
    style={{ overflow: 'auto', maxHeight: '60rem', margin: 0 }}
  >
    <Typography tag="code" textColor="neutral800" style={{ fontFamily: 'monospace', whiteSpace: 'pre' }}>
      {children}
    </Typography>
  </Box>
);

/** What came: secrets and personal data are hidden by the server already. */
export const ContentCard = ({ delivery: { body, bodyBytes, headers } }: { delivery: DeliveryDetailView }) => {
  const text = useText();
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <>
      <Card title={text('webhooks.body')} hint={text('webhooks.body.hint', { bytes: bodyBytes })}>
        {body === null ? (
          <Typography textColor="neutral600">{text('webhooks.body.none')}</Typography>
        ) : (
          <Written label={text('webhooks.body')}>{JSON.stringify(body, null, 2)}</Written>
        )}
      </Card>
      <Card title={text('webhooks.headers')} hint={text('webhooks.headers.hint')}>
        <Written label={text('webhooks.headers')}>{lines.join('\n')}</Written>
      </Card>
    </>
  );
};
