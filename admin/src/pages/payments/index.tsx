import { Button, Flex } from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import { Page, useIsMobile } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { PaymentPageView } from '../../../../contracts/payment-list';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { EmptyCard } from '../../components/empty-card';
import { LoadFailed } from '../../components/load-failed';
import { ProtectedPage } from '../../components/protected-page';
import { usePaymentPage } from '../../services/payment-list';
import { useText } from '../../translations/texts';
import { ExportButton } from './export-button';
import { FilterChips } from './filter-chips';
import { PageTurner } from './page-turner';
import { PaymentCards } from './payment-cards';
import { PaymentFilters } from './payment-filters';
import { type PaymentQuery, usePaymentQuery } from './payment-query';
import { PaymentTable } from './payment-table';
import { PaymentSearch } from './search-form';

const FILTERS_ID = 'commerce-payments-filters';

type Props = { query: PaymentQuery };

/** Nothing yet, nothing that fits, or nothing on a page that an old link leads to: each with the way on. */
const Nothing = ({ query }: Props) => {
  const text = useText();
  const why = query.isNarrowed ? 'filtered' : query.isFirstPage ? 'none' : 'past';
  return (
    <EmptyCard
      content={text(`payments.empty.${why}`)}
      action={
        why === 'none' ? null : (
          <Button variant="secondary" onClick={why === 'past' ? () => query.turnTo('after', null) : query.clear}>
            {text(why === 'past' ? 'payments.first-page' : 'payments.filter.reset')}
          </Button>
        )
      }
    />
  );
};

const Rows = ({ page: { data, meta }, query }: Props & { page: PaymentPageView }) => {
  const isMobile = useIsMobile();
  if (data.length === 0) return <Nothing query={query} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {isMobile ? <PaymentCards rows={data} /> : <PaymentTable rows={data} query={query} />}
      <PageTurner meta={meta} query={query} />
    </Flex>
  );
};

const Tools = ({ query, page }: Props & { page: PaymentPageView | undefined }) => {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const keySets = page?.meta.keySets ?? [];
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap">
        <PaymentSearch query={query} />
        <Button
          variant="tertiary"
          startIcon={<Filter />}
          aria-expanded={isOpen}
          aria-controls={FILTERS_ID}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text('payments.filters', { count: query.active.length })}
        </Button>
      </Flex>
      {isOpen ? <PaymentFilters id={FILTERS_ID} query={query} keySets={keySets} /> : null}
      <FilterChips query={query} keySets={keySets} />
    </Flex>
  );
};

const Content = ({ query }: Props) => {
  const { data, error, isLoading, isFetching, refetch } = usePaymentPage(query.listQuery, {
    refetchOnMountOrArgChange: true,
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-busy={isFetching}>
      <Tools query={query} page={data} />
      {isLoading ? <Page.Loading /> : null}
      {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : null}
      {data && !error ? <Rows page={data} query={query} /> : null}
    </Flex>
  );
};

/** Commerce Payments > Payments. */
const PaymentsPage = () => {
  const text = useText();
  const query = usePaymentQuery();
  return (
    <ProtectedPage
      needs={PERMISSIONS.paymentsRead}
      title={text('payments.title')}
      subtitle={text('payments.subtitle')}
      primaryAction={<ExportButton query={query} />}
    >
      <Content query={query} />
    </ProtectedPage>
  );
};

export default PaymentsPage;
