import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Fragment } from 'react';
import { NavLink } from 'react-router-dom';

import type { OrderMoneyView } from '../../../contracts/order-money';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { Amount } from '../components/amount';
import { EnvironmentStatus } from '../components/environment-status';
import { useOrderMoney } from '../services/order-money';
import { useText } from '../translations/texts';
import type { CardProps } from './money-panel';
import { PaidPart } from './paid-part';
import { SideLine } from './side-line';
import { SideFailure, SideLoading } from './side-question';

const Totals = ({ money }: { money: OrderMoneyView }) => {
  const text = useText();
  return (
    <>
      <SideLine label={text('money.order.amount')}>
        <Flex gap={2}>
          <EnvironmentStatus environment={money.environment} />
          <Amount amount={money.amount} currency={money.currency} />
        </Flex>
      </SideLine>
      {money.refundedAmount === 0 ? null : (
        <SideLine label={text('money.order.refunded')}>
          <Amount amount={money.refundedAmount} currency={money.currency} />
        </SideLine>
      )}
    </>
  );
};

/** More tries than a side panel holds are looked at where all payments are. */
const Rest = ({ money }: { money: OrderMoneyView }) => {
  const text = useText();
  const rest = money.paymentCount - money.payments.length;
  if (rest <= 0) return null;
  return (
    <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/payments?q=${encodeURIComponent(money.orderId)}`}>
      {text('money.order.rest', { count: rest })}
    </Link>
  );
};

const Payments = ({ money }: { money: OrderMoneyView }) => {
  const text = useText();
  if (money.payments.length === 0) {
    const isOver = money.state === 'expired' || money.state === 'canceled';
    return <Typography textColor="neutral600">{text(isOver ? 'money.order.never' : 'money.order.none')}</Typography>;
  }
  return money.payments.map((payment) => (
    <Fragment key={payment.paymentKey}>
      <Box tag="hr" borderColor="neutral150" borderStyle="solid" borderWidth="1px 0 0 0" width="100%" />
      <PaidPart payment={payment} currency={money.currency} />
    </Fragment>
  ));
};

/** Beside an order: its payments, the newest first, and their refunds. */
export const OrderCard = ({ model, documentId, document }: CardProps) => {
  const orderId = String(document['orderId']);
  const shown = {
    ...{ model, documentId },
    state: String(document['state']),
    amount: Number(document['refundedAmount']),
  };
  const { data: money, error, refetch } = useOrderMoney({ orderId, shown }, { refetchOnMountOrArgChange: true });
  if (error) return <SideFailure error={error} onRetry={() => void refetch()} />;
  if (!money) return <SideLoading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Totals money={money} />
      <Payments money={money} />
      <Rest money={money} />
    </Flex>
  );
};
