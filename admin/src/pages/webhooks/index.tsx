import { Box, EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page, Pagination } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import type { WebhookSummaryView } from '../../../../contracts/webhook-pages';
import { Notice } from '../../components/notice';
import { useErrorText } from '../../hooks/use-error-text';
import { PAGE_SIZE, useListQuery } from '../../hooks/use-list-query';
import { useDeliveries, useWebhookSummary } from '../../services/webhooks';
import { useText } from '../../translations/texts';
import { type DeliveryQuery, DeliveryFilters, FILTERS } from './delivery-filters';
import { DeliveryTable } from './delivery-table';
import { HeardCard } from './heard-card';
import { RegisterCard } from './register-card';

const MAY_READ = [{ action: PERMISSIONS.webhooksRead, subject: null }];
const FRESH = { refetchOnMountOrArgChange: true } as const;

type ListProps = { query: DeliveryQuery; summary: WebhookSummaryView | undefined };

const Deliveries = ({ query, summary }: ListProps) => {
  const text = useText();
  const errorText = useErrorText();
  const { data: page, error } = useDeliveries(query.listQuery, FRESH);
  if (error) return <Notice title={text('load-failed')}>{errorText(error)}</Notice>;
  if (!page) return <Page.Loading />;
  if (page.data.length === 0) {
    return (
      <Box background="neutral0" hasRadius shadow="filterShadow">
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={text(query.isFiltered ? 'list.empty.filtered' : 'webhooks.empty')}
        />
      </Box>
    );
  }
  const nameOf = (id: string): string => summary?.keySets.find(({ keySetId }) => keySetId === id)?.name ?? '-';
  const { pageCount, total } = page.meta.pagination;
  return (
    <Box>
      <DeliveryTable deliveries={page.data} nameOf={nameOf} />
      <Pagination.Root pageCount={pageCount} total={total} defaultPageSize={PAGE_SIZE}>
        <Pagination.PageSize options={['25', '50', '100']} />
        <Pagination.Links />
      </Pagination.Root>
    </Box>
  );
};

const Content = () => {
  const text = useText();
  const errorText = useErrorText();
  const query = useListQuery(FILTERS);
  const { data: summary, error } = useWebhookSummary(undefined, FRESH);
  // What is to be done comes first until the first webhook has arrived.
  const isNew = summary?.keySets.every(({ lastAt }) => lastAt === null) ?? false;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {error ? <Notice title={text('load-failed')}>{errorText(error)}</Notice> : null}
      {isNew ? <RegisterCard /> : null}
      {summary ? <HeardCard keySets={summary.keySets} /> : null}
      <DeliveryFilters query={query} summary={summary} />
      <Deliveries query={query} summary={summary} />
      {isNew ? null : <RegisterCard />}
    </Flex>
  );
};

const Webhooks = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('webhooks.title')}</Page.Title>
      <Layouts.Header title={text('webhooks.title')} subtitle={text('webhooks.subtitle')} docLink={null} />
      <Layouts.Content>
        <Content />
      </Layouts.Content>
    </Page.Main>
  );
};

/** Commerce Payments > Webhooks: what Toss sent, what became of it, and whether it arrives at all. */
const WebhooksPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Webhooks />
  </Page.Protect>
);

export default WebhooksPage;
