import { Td, Tr, Typography } from '@strapi/design-system';

import type { DeliveryView } from '../../../../contracts/webhooks';
import { PlainTable } from '../../components/plain-table';
import { ShopTime } from '../../components/shop-time';
import { type TextId, useText } from '../../translations/texts';
import { KindPart, ResultPart, WRAPS } from './delivery-parts';

const COLUMNS = [
  'webhooks.received-at',
  'webhooks.kind',
  'webhooks.result',
  'webhooks.key-set',
] as const satisfies readonly TextId[];

export type DeliveriesProps = { deliveries: readonly DeliveryView[]; nameOf: (keySetId: string) => string };

/** One row a webhook, newest first. Four columns: all of them are seen on a desk without moving sideways. */
export const DeliveryTable = ({ deliveries, nameOf }: DeliveriesProps) => {
  const text = useText();
  return (
    <PlainTable title={text('webhooks.title')} columns={COLUMNS} rowCount={deliveries.length}>
      {deliveries.map((delivery) => (
        <Tr key={delivery.deliveryId}>
          <Td>
            <ShopTime at={delivery.receivedAt} />
          </Td>
          <Td>
            <KindPart delivery={delivery} />
          </Td>
          <Td>
            <ResultPart delivery={delivery} />
          </Td>
          <Td>
            <Typography textColor="neutral800" style={WRAPS}>
              {nameOf(delivery.keySetId)}
            </Typography>
          </Td>
        </Tr>
      ))}
    </PlainTable>
  );
};
