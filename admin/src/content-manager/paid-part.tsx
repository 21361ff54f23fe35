import { Flex, Typography } from '@strapi/design-system';

import type { Currency } from '../../../contracts/money';
import type { OrderPaymentView } from '../../../contracts/order-money';
import { Amount } from '../components/amount';
import { CheckButton } from '../components/check-button';
import { FailureText } from '../components/failure-text';
import { MethodName } from '../components/method-name';
import { RefundButton } from '../components/refund-dialog';
import { ShopTime } from '../components/shop-time';
import { StateStatus } from '../components/state-status';
import { type TextId, useText } from '../translations/texts';
import { PaymentLink } from './payment-link';
import { RefundList } from './refund-list';
import { SideLine } from './side-line';

type Payment = { payment: OrderPaymentView; currency: Currency };

/** Is there money that could go back? */
const isRefundable = ({ state, balanceAmount }: OrderPaymentView): boolean =>
  (state === 'paid' || state === 'partially_refunded') && balanceAmount > 0;

/** Nobody knows yet, or somebody should look: then the provider can be asked. */
const isWorthAsking = ({ state, hasProblem, refunds }: OrderPaymentView): boolean =>
  hasProblem ||
  state === 'confirming' ||
  state === 'awaiting_deposit' ||
  refunds.some((refund) => refund.state === 'requested' || refund.state === 'processing');

const Mark = ({ id }: { id: TextId }) => {
  const text = useText();
  return (
    <Typography textColor="danger600" fontWeight="bold">
      {text(id)}
    </Typography>
  );
};

const Facts = ({ payment, currency }: Payment) => {
  const text = useText();
  return (
    <>
      <SideLine label={text('money.method')}>
        <Flex direction="column" alignItems="flex-end">
          <MethodName method={payment.method} instrument={payment.instrument} last4={payment.last4} />
        </Flex>
      </SideLine>
      <SideLine label={text(payment.approvedAt === null ? 'money.requested' : 'money.approved')}>
        <ShopTime at={payment.approvedAt ?? payment.requestedAt} />
      </SideLine>
      {payment.refunds.length === 0 ? null : (
        <SideLine label={text('money.balance')}>
          <Amount amount={payment.balanceAmount} currency={currency} />
        </SideLine>
      )}
    </>
  );
};

/** One payment in a side panel: how, how much, when, what went back, and what can be done. */
export const PaidPart = ({ payment, currency }: Payment) => (
  <Flex direction="column" alignItems="stretch" gap={3} width="100%">
    <Flex justifyContent="space-between" gap={2}>
      <StateStatus state={payment.state} />
      <Typography fontWeight="bold">
        <Amount amount={payment.amount} currency={currency} />
      </Typography>
    </Flex>
    {payment.hasProblem ? <Mark id="money.problem" /> : null}
    {payment.isSurplus ? <Mark id="money.surplus" /> : null}
    <FailureText failure={payment.failure} />
    <Facts payment={payment} currency={currency} />
    <RefundList refunds={payment.refunds} />
    <PaymentLink paymentKey={payment.paymentKey} />
    <Flex gap={2} wrap="wrap">
      {isRefundable(payment) ? <RefundButton paymentKey={payment.paymentKey} /> : null}
      {isWorthAsking(payment) ? <CheckButton paymentKey={payment.paymentKey} /> : null}
    </Flex>
  </Flex>
);
