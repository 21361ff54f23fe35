import { Box, Flex, Typography } from '@strapi/design-system';

import { bankFullName } from '../../../../contracts/institutions';
import type { PaymentDetailView, ShownRefund } from '../../../../contracts/payment-detail';
import { Amount } from '../../components/amount';
import { CheckButton } from '../../components/check-button';
import { FailureText } from '../../components/failure-text';
import { OriginName } from '../../components/origin-name';
import { ShopTime } from '../../components/shop-time';
import { StateStatus } from '../../components/state-status';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';

/** Where the money goes, as far as it may be shown: a virtual account's refund, until it is over. */
const Account = ({ refund: { refundReceiveAccount: account } }: { refund: ShownRefund }) => {
  const tongue = useTongue();
  if (!account) return null;
  const parts = [bankFullName(account.bank)[tongue], account.accountNumber, account.holderName];
  return (
    <Typography variant="pi" textColor="neutral600">
      {parts.join(' ')}
    </Typography>
  );
};

type PartProps = { refund: ShownRefund; order: PaymentDetailView['order'] };

/** What went back by pieces, with the names that the order had; nothing for a refund of an amount. */
const Pieces = ({ refund: { lines }, order }: PartProps) => {
  const text = useText();
  if (!lines || lines.length === 0) return null;
  return (
    <Box tag="ul">
      {lines.map(({ line, quantity }) => (
        <Typography key={line} tag="li" variant="pi" textColor="neutral600">
          {text('payment.refund.pieces', {
            name: order?.lines[line]?.name ?? text('payment.refund.line', { place: line + 1 }),
            count: quantity,
          })}
        </Typography>
      ))}
    </Box>
  );
};

const Part = ({ refund, order }: PartProps) => {
  const isOpen = refund.state === 'requested' || refund.state === 'processing';
  return (
    <Box tag="li" paddingTop={4} borderColor="neutral150" borderStyle="solid" borderWidth="1px 0 0">
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Flex gap={3} wrap="wrap">
            <Amount amount={refund.amount} currency={refund.currency} />
            <StateStatus state={refund.state} />
          </Flex>
          <Pieces refund={refund} order={order} />
          <Typography textColor="neutral800">{refund.reason}</Typography>
          <Account refund={refund} />
          <FailureText failure={refund.failure} />
        </Flex>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <ShopTime at={refund.doneAt ?? refund.requestedAt} />
          <OriginName origin={refund.origin} />
          {isOpen ? <CheckButton paymentKey={refund.paymentKey} refundId={refund.refundId} /> : null}
        </Flex>
      </Flex>
    </Box>
  );
};

/** What went back, oldest first; nothing when nothing did. */
export const RefundParts = ({ detail: { refunds, refundCount, order } }: { detail: PaymentDetailView }) => {
  const text = useText();
  if (refunds.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography fontWeight="bold" textColor="neutral800" tag="h3">
        {text('payment.refunds')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {refunds.map((refund) => (
          <Part key={refund.refundId} refund={refund} order={order} />
        ))}
      </Flex>
      {refundCount > refunds.length ? (
        <Typography textColor="neutral600">{text('payment.refunds.cut', { count: refundCount })}</Typography>
      ) : null}
    </Flex>
  );
};
