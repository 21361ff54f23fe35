import { Box, Flex, Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';

import type { PaymentDetailView } from '../../../../contracts/payment-detail';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';
import { Card } from '../../components/card';
import { Copied } from '../../components/copied';
import { useMay } from '../../hooks/use-may';
import { useText } from '../../translations/texts';

const Reference = ({ name, children }: { name: string; children: ReactNode }) => (
  <Box>
    <Typography variant="sigma" textColor="neutral600" tag="dt">
      {name}
    </Typography>
    <Box tag="dd" paddingTop={1}>
      {children}
    </Box>
  </Box>
);

const KeySet = ({ detail: { payment, keySetName } }: { detail: PaymentDetailView }) => {
  const mayRead = useMay(PERMISSIONS.keysRead);
  const name = keySetName ?? payment.keySetId;
  if (!mayRead || keySetName === null) return <Typography textColor="neutral800">{name}</Typography>;
  return (
    <Link tag={NavLink} to={`/settings/${PLUGIN_ID}/keys/${payment.keySetId}`}>
      {name}
    </Link>
  );
};

/** The numbers by which others know this payment, to be handed on: the shop's, Toss's, and that of Toss's support. */
export const ReferencesCard = ({ detail }: { detail: PaymentDetailView }) => {
  const text = useText();
  const { payment, traceId } = detail;
  const copied = [
    [text('payment.order-id'), payment.orderId],
    [text('payment.key'), payment.paymentKey],
    [text('payment.trace'), traceId],
    [text('payment.page-address'), window.location.href],
  ] as const;
  return (
    <Card title={text('payment.references')} hint={text('payment.references.hint')}>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={4}>
        {copied.map(([name, value]) =>
          value === null ? null : (
            <Reference key={name} name={name}>
              <Copied value={value} name={name} />
            </Reference>
          )
        )}
        <Reference name={text('payment.key-set')}>
          <KeySet detail={detail} />
        </Reference>
      </Flex>
    </Card>
  );
};
