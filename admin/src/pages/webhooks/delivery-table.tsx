import { Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { DELIVERY_RESULT_TEXTS, webhookKindName } from '../../../../contracts/webhook-messages';
import type { DeliveryView } from '../../../../contracts/webhooks';
import { DeliveryStatus } from '../../components/delivery-status';
import { PlainTable } from '../../components/plain-table';
import { ShopTime } from '../../components/shop-time';
import { useTongue } from '../../hooks/use-tongue';
import { type TextId, useText } from '../../translations/texts';
import { HOME } from '../app/sections';

const COLUMNS = [
  'webhooks.received-at',
  'webhooks.kind',
  'webhooks.state',
  'webhooks.result',
  'webhooks.order',
  'webhooks.key-set',
] as const satisfies readonly TextId[];

type RowProps = { delivery: DeliveryView; keySetName: string };

const Row = ({ delivery, keySetName }: RowProps) => {
  const text = useText();
  const tongue = useTongue();
  const { deliveryId, receivedAt, kind, state, result, orderId, duplicates } = delivery;
  return (
    <Tr>
      <Td>
        <ShopTime at={receivedAt} />
      </Td>
      <Td>
        <Flex direction="column" alignItems="flex-start">
          <Link tag={NavLink} to={`${HOME}/webhooks/${deliveryId}`}>
            {webhookKindName(kind)[tongue]}
          </Link>
          {duplicates > 0 ? (
            <Typography variant="pi" textColor="neutral600">
              {text('webhooks.duplicates', { count: duplicates })}
            </Typography>
          ) : null}
        </Flex>
      </Td>
      <Td>
        <DeliveryStatus state={state} />
      </Td>
      <Td>
        <Typography textColor="neutral800" ellipsis maxWidth="32rem" tag="div">
          {result ? DELIVERY_RESULT_TEXTS[result.code][tongue].what : '-'}
        </Typography>
      </Td>
      <Td>
        <Typography textColor="neutral800">{orderId ?? '-'}</Typography>
      </Td>
      <Td>
        <Typography textColor="neutral800">{keySetName}</Typography>
      </Td>
    </Tr>
  );
};

type Props = { deliveries: readonly DeliveryView[]; nameOf: (keySetId: string) => string };

/** One row a webhook, newest first. */
export const DeliveryTable = ({ deliveries, nameOf }: Props) => {
  const text = useText();
  return (
    <PlainTable title={text('webhooks.title')} columns={COLUMNS} rowCount={deliveries.length}>
      {deliveries.map((delivery) => (
        <Row key={delivery.deliveryId} delivery={delivery} keySetName={nameOf(delivery.keySetId)} />
      ))}
    </PlainTable>
  );
};
