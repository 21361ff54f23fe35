import { Flex, Typography } from '@strapi/design-system';

import type { RefundView } from '../../../contracts/refunds';
import { Amount } from '../components/amount';
import { FailureText } from '../components/failure-text';
import { LINE_BREAKS } from '../components/line-breaks';
import { OriginName } from '../components/origin-name';
import { ShopTime } from '../components/shop-time';
import { StateStatus } from '../components/state-status';
import { useText } from '../translations/texts';

const Refund = ({ refund }: { refund: RefundView }) => (
  <Flex tag="li" direction="column" alignItems="stretch" gap={1} style={LINE_BREAKS}>
    <Flex justifyContent="space-between" gap={2}>
      <Amount amount={refund.amount} currency={refund.currency} />
      <StateStatus state={refund.state} />
    </Flex>
    <Typography textColor="neutral800">{refund.reason}</Typography>
    <Flex gap={2} wrap="wrap">
      <ShopTime at={refund.doneAt ?? refund.requestedAt} />
      <OriginName origin={refund.origin} />
    </Flex>
    <FailureText failure={refund.failure} />
  </Flex>
);

/** What went back of a payment, oldest first; nothing when nothing did. */
export const RefundList = ({ refunds }: { refunds: readonly RefundView[] }) => {
  const text = useText();
  if (refunds.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="h3">
        {text('money.refunds')}
      </Typography>
      <Flex
        tag="ul"
        direction="column"
        alignItems="stretch"
        gap={3}
        paddingLeft={3}
        borderColor="neutral200"
        borderStyle="solid"
        borderWidth="0 0 0 2px"
      >
        {refunds.map((refund) => (
          <Refund key={refund.refundId} refund={refund} />
        ))}
      </Flex>
    </Flex>
  );
};
