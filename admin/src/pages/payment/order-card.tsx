import { Box, Flex, Typography } from '@strapi/design-system';

import type { OrderLineView, OrderView } from '../../../../contracts/orders';
import { Amount } from '../../components/amount';
import { Card } from '../../components/card';
import { StateStatus } from '../../components/state-status';
import { useText } from '../../translations/texts';

const Line = ({ line, currency }: { line: OrderLineView; currency: string }) => {
  const text = useText();
  return (
    <Flex tag="li" justifyContent="space-between" alignItems="flex-start" gap={4}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography textColor="neutral800">{line.name}</Typography>
        <Flex gap={2} wrap="wrap">
          <Typography variant="pi" textColor="neutral600">
            {text('payment.quantity', { count: line.quantity })}
          </Typography>
          {line.sku === null ? null : (
            <Typography variant="pi" textColor="neutral600">
              {line.sku}
            </Typography>
          )}
          {line.taxFree ? (
            <Typography variant="pi" textColor="neutral600">
              {text('payment.tax-free')}
            </Typography>
          ) : null}
        </Flex>
      </Flex>
      <Amount amount={line.amount} currency={currency} />
    </Flex>
  );
};

/** What was ordered, with names and prices as they were. */
export const OrderCard = ({ order }: { order: OrderView }) => {
  const text = useText();
  return (
    <Card title={text('payment.order')} action={<StateStatus state={order.state} />}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {order.lines.map((line) => (
          <Line key={line.product} line={line} currency={order.currency} />
        ))}
      </Flex>
      <Box paddingTop={4} borderColor="neutral150" borderStyle="solid" borderWidth="1px 0 0">
        <Flex justifyContent="space-between" gap={4}>
          <Typography fontWeight="bold" textColor="neutral800">
            {text('payment.order.total')}
          </Typography>
          <Amount amount={order.amount} currency={order.currency} />
        </Flex>
      </Box>
    </Card>
  );
};
