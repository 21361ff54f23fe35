import { Box, Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';

import { PAYMENT_PAGE_SIZES, type PaymentPageMeta } from '../../../../contracts/payment-list';
import { useText } from '../../translations/texts';
import type { PaymentQuery } from './payment-query';

type Props = { meta: PaymentPageMeta; query: PaymentQuery };

/** How many rows a page has. */
const PageSize = ({ query }: { query: PaymentQuery }) => {
  const text = useText();
  return (
    <Flex gap={2}>
      <Box width="9rem">
        <SingleSelect
          size="S"
          aria-label={text('payments.page-size')}
          value={String(query.pageSize)}
          onChange={(size) => query.change({ pageSize: String(size) })}
        >
          {PAYMENT_PAGE_SIZES.map((size) => (
            <SingleSelectOption key={size} value={String(size)}>
              {String(size)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
      <Typography variant="pi" textColor="neutral600" aria-hidden>
        {text('payments.page-size')}
      </Typography>
    </Flex>
  );
};

/** How many there are, and the way to the pages before and behind this one. */
export const PageTurner = ({ meta, query }: Props) => {
  const text = useText();
  return (
    <Flex tag="nav" aria-label={text('payments.pages')} justifyContent="space-between" gap={4} wrap="wrap">
      <Flex gap={4} wrap="wrap">
        <PageSize query={query} />
        <Typography textColor="neutral600" role="status">
          {text(meta.isTotalExact ? 'payments.total' : 'payments.total.more', { count: meta.total })}
        </Typography>
      </Flex>
      <Flex gap={2}>
        <Button
          variant="tertiary"
          startIcon={<ChevronLeft />}
          disabled={meta.previous === null}
          onClick={() => query.turnTo('before', meta.previous)}
        >
          {text('payments.previous')}
        </Button>
        <Button
          variant="tertiary"
          endIcon={<ChevronRight />}
          disabled={meta.next === null}
          onClick={() => query.turnTo('after', meta.next)}
        >
          {text('payments.next')}
        </Button>
      </Flex>
    </Flex>
  );
};
