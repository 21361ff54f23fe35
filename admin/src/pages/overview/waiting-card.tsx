import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { OverviewView } from '../../../../contracts/overview';
import type { PaymentRowView } from '../../../../contracts/payment-list';
import { Amount } from '../../components/amount';
import { Card } from '../../components/card';
import { MethodName } from '../../components/method-name';
import { ShopTime } from '../../components/shop-time';
import { useText } from '../../translations/texts';
import { HOME } from '../app/sections';

const STATES = ['confirming', 'awaiting_deposit'] as const;

const Row = ({ row }: { row: PaymentRowView }) => (
  <Box tag="li" padding={3} background="neutral100" hasRadius>
    <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
      <Flex direction="column" alignItems="flex-start" gap={1} style={{ minWidth: 0 }}>
        <Link tag={NavLink} to={`${HOME}/payments/${encodeURIComponent(row.paymentKey)}`}>
          {row.orderName ?? row.orderId}
        </Link>
        <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {row.buyerName ?? row.orderId}
        </Typography>
        <ShopTime at={row.requestedAt} />
      </Flex>
      <Flex direction="column" alignItems="flex-end" gap={1}>
        <Amount amount={row.amount} currency={row.currency} />
        <MethodName method={row.method} instrument={row.instrument} last4={row.last4} />
      </Flex>
    </Flex>
  </Box>
);

type GroupProps = { overview: OverviewView; state: (typeof STATES)[number] };

const Group = ({ overview: { waiting, environment }, state }: GroupProps) => {
  const text = useText();
  const { total, payments } = waiting[state];
  if (total === 0) return null;
  const list = new URLSearchParams({ state, environment, direction: 'asc' });
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" alignItems="baseline" gap={3} wrap="wrap">
        <Typography variant="omega" fontWeight="bold" textColor="neutral800" tag="h3">
          {text(`overview.waiting.${state}`, { count: total })}
        </Typography>
        {total > payments.length ? (
          <Link tag={NavLink} to={`${HOME}/payments?${list.toString()}`}>
            {text('overview.waiting.all')}
          </Link>
        ) : null}
      </Flex>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} style={{ listStyle: 'none', padding: 0 }}>
        {payments.map((row) => (
          <Row key={row.paymentKey} row={row} />
        ))}
      </Flex>
    </Flex>
  );
};

/** Payments that neither came nor failed, whenever they began: each leads to its page. */
export const WaitingCard = ({ overview }: { overview: OverviewView }) => {
  const text = useText();
  const isNone = STATES.every((state) => overview.waiting[state].total === 0);
  return (
    <Card title={text('overview.waiting')} hint={text('overview.waiting.hint')}>
      {isNone ? (
        <Typography textColor="neutral600">{text('overview.waiting.none')}</Typography>
      ) : (
        <Flex direction="column" alignItems="stretch" gap={5}>
          {STATES.map((state) => (
            <Group key={state} overview={overview} state={state} />
          ))}
        </Flex>
      )}
    </Card>
  );
};
