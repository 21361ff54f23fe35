import { Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { MouseEvent } from 'react';
import { useNavigate } from 'react-router-dom';

import type { PaymentRowView } from '../../../../contracts/payment-list';
import { EnvironmentStatus } from '../../components/environment-status';
import type { CellPlace, RowPlace } from '../../components/grid-place';
import { MethodName } from '../../components/method-name';
import { ShopTime } from '../../components/shop-time';
import { type TextId, useText } from '../../translations/texts';
import type { PaymentQuery } from './payment-query';
import { AmountPart, BuyerPart, OrderPart, pageOf, StatePart } from './row-parts';
import { SortHead } from './sort-head';

type Props = { rows: PaymentRowView[]; query: PaymentQuery };

const COLUMN_COUNT = 6;

const Head = ({ words, ...place }: { words: TextId } & CellPlace) => {
  const text = useText();
  return (
    <Th {...place} role="columnheader">
      <Typography variant="sigma" textColor="neutral600">
        {text(words)}
      </Typography>
    </Th>
  );
};

/** The whole row leads on for the mouse; for the keyboard there is the link in it. */
const Row = ({ row, ...place }: { row: PaymentRowView } & RowPlace) => {
  const navigate = useNavigate();
  // The link goes there by itself: twice, and "back" would lead to the same page once more.
  const open = ({ target }: MouseEvent<HTMLElement>) => {
    if (!(target as Element).closest('a')) navigate(pageOf(row));
  };
  return (
    <Tr {...place} style={{ cursor: 'pointer' }} onClick={open}>
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <ShopTime at={row.requestedAt} />
          <EnvironmentStatus environment={row.environment} />
        </Flex>
      </Td>
      <Td>
        <OrderPart row={row} />
      </Td>
      <Td>
        <BuyerPart row={row} />
      </Td>
      <Td>
        <MethodName method={row.method} instrument={row.instrument} last4={row.last4} />
      </Td>
      <Td>
        <StatePart row={row} />
      </Td>
      <Td>
        <AmountPart row={row} />
      </Td>
    </Tr>
  );
};

/** One row a payment, with a link to its page. */
export const PaymentTable = ({ rows, query }: Props) => {
  const text = useText();
  return (
    <Table colCount={COLUMN_COUNT} rowCount={rows.length + 1} aria-label={text('payments.title')}>
      <Thead>
        <Tr>
          <SortHead query={query} sort="requestedAt" words="payments.column.requestedAt" />
          <Head words="payments.column.order" />
          <Head words="payments.column.buyer" />
          <Head words="payments.column.method" />
          <Head words="payments.column.state" />
          <SortHead query={query} sort="amount" words="payments.column.amount" isRight />
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Row key={row.paymentKey} row={row} />
        ))}
      </Tbody>
    </Table>
  );
};
