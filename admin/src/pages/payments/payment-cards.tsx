import { Box, Flex } from '@strapi/design-system';

import type { PaymentRowView } from '../../../../contracts/payment-list';
import { EnvironmentStatus } from '../../components/environment-status';
import { MethodName } from '../../components/method-name';
import { ShopTime } from '../../components/shop-time';
import { useText } from '../../translations/texts';
import { AmountPart, BuyerPart, OrderPart, StatePart } from './row-parts';

const Card = ({ row }: { row: PaymentRowView }) => (
  <Box tag="li" background="neutral0" hasRadius shadow="filterShadow" padding={4}>
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
        <OrderPart row={row} />
        <AmountPart row={row} />
      </Flex>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
        <BuyerPart row={row} />
        <Flex gap={2} alignItems="flex-start" wrap="wrap" justifyContent="flex-end">
          <StatePart row={row} />
          <EnvironmentStatus environment={row.environment} />
        </Flex>
      </Flex>
      <Flex justifyContent="space-between" alignItems="flex-end" gap={3} wrap="wrap">
        <MethodName method={row.method} instrument={row.instrument} last4={row.last4} />
        <ShopTime at={row.requestedAt} />
      </Flex>
    </Flex>
  </Box>
);

/** On a phone: a card a payment, where a table would show two columns of seven. */
export const PaymentCards = ({ rows }: { rows: PaymentRowView[] }) => {
  const text = useText();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} aria-label={text('payments.title')}>
      {rows.map((row) => (
        <Card key={row.paymentKey} row={row} />
      ))}
    </Flex>
  );
};
