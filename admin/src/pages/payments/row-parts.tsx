import { Flex, Link, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useIsMobile } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import type { PaymentRowView } from '../../../../contracts/payment-list';
import { Amount } from '../../components/amount';
import { StateStatus } from '../../components/state-status';
import { useText } from '../../translations/texts';

type Props = { row: PaymentRowView };

/** All columns fit beside both menus on a common desk, 1,440 wide; the payment's page has the whole words. */
const useTextWidth = (): string => (useIsMobile() ? '22rem' : '12rem');

/** Where one payment's page stands, from the list. */
export const pageOf = ({ paymentKey }: PaymentRowView): string => encodeURIComponent(paymentKey);

const Small = ({ children }: { children: string }) => (
  <Typography variant="pi" textColor="neutral600" ellipsis maxWidth={useTextWidth()}>
    {children}
  </Typography>
);

/** What was ordered, with the way to the payment's page, and the order's number. */
export const OrderPart = ({ row }: Props) => {
  const maxWidth = useTextWidth();
  return (
    <Flex direction="column" alignItems="flex-start" style={{ minWidth: 0 }}>
      <Link tag={NavLink} to={pageOf(row)}>
        <Typography ellipsis maxWidth={maxWidth} textColor="primary600" display="block">
          {row.orderName ?? row.orderId}
        </Typography>
      </Link>
      {row.orderName === null ? null : <Small>{row.orderId}</Small>}
    </Flex>
  );
};

export const BuyerPart = ({ row: { buyerName, buyerEmail } }: Props) => (
  <Flex direction="column" alignItems="flex-start" style={{ minWidth: 0 }}>
    <Typography textColor="neutral800" ellipsis maxWidth={useTextWidth()}>
      {buyerName ?? '-'}
    </Typography>
    {buyerEmail === null ? null : <Small>{buyerEmail}</Small>}
  </Flex>
);

/** The state, and whether a person is needed. */
export const StatePart = ({ row: { state, hasProblem } }: Props) => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateStatus state={state} />
      {hasProblem ? (
        <Flex gap={1}>
          <WarningCircle aria-hidden fill="danger600" style={{ flex: 'none' }} />
          <Typography variant="pi" fontWeight="bold" textColor="danger600" style={{ whiteSpace: 'nowrap' }}>
            {text('payments.problem')}
          </Typography>
        </Flex>
      ) : null}
    </Flex>
  );
};

/** The amount, and what is left of it after a partial refund. */
export const AmountPart = ({ row: { amount, balanceAmount, currency, state } }: Props) => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-end">
      <Amount amount={amount} currency={currency} />
      {state === 'partially_refunded' ? (
        <Flex gap={1}>
          <Typography variant="pi" textColor="neutral600">
            {text('payments.balance')}
          </Typography>
          <Amount amount={balanceAmount} currency={currency} />
        </Flex>
      ) : null}
    </Flex>
  );
};
