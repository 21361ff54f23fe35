import { Box, Flex } from '@strapi/design-system';
import { Page, useIsMobile } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import type { WebhookSummaryView } from '../../../../contracts/webhook-pages';
import { EmptyCard } from '../../components/empty-card';
import { ListPages } from '../../components/list-pages';
import { LoadFailed } from '../../components/load-failed';
import { ProtectedPage } from '../../components/protected-page';
import { useListQuery } from '../../hooks/use-list-query';
import { useDeliveries, useWebhookSummary } from '../../services/webhooks';
import { useText } from '../../translations/texts';
import { type DeliveryQuery, DeliveryFilters, FILTERS } from './delivery-filters';
import { DeliveryCards } from './delivery-cards';
import { DeliveryTable } from './delivery-table';
import { HeardCard } from './heard-card';
import { RegisterCard } from './register-card';

const FRESH = { refetchOnMountOrArgChange: true } as const;

type ListProps = { query: DeliveryQuery; summary: WebhookSummaryView | undefined };

const Deliveries = ({ query, summary }: ListProps) => {
  const text = useText();
  const Shown = useIsMobile() ? DeliveryCards : DeliveryTable;
  const { data: page, error, refetch } = useDeliveries(query.listQuery, FRESH);
  if (error) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  if (!page) return <Page.Loading />;
  if (page.data.length === 0)
    return <EmptyCard content={text(query.isFiltered ? 'list.empty.filtered' : 'webhooks.empty')} />;
  const nameOf = (id: string): string => summary?.keySets.find(({ keySetId }) => keySetId === id)?.name ?? '-';
  return (
    <Box>
      <Shown deliveries={page.data} nameOf={nameOf} />
      <ListPages pagination={page.meta.pagination} />
    </Box>
  );
};

const Content = () => {
  const query = useListQuery(FILTERS);
  const { data: summary, error, refetch } = useWebhookSummary(undefined, FRESH);
  // What is to be done comes first until the first webhook has arrived.
  const isNew = summary?.keySets.every(({ lastAt }) => lastAt === null) ?? false;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : null}
      {isNew ? <RegisterCard /> : null}
      {summary ? <HeardCard keySets={summary.keySets} /> : null}
      <DeliveryFilters query={query} summary={summary} />
      <Deliveries query={query} summary={summary} />
      {isNew ? null : <RegisterCard />}
    </Flex>
  );
};

/** Commerce Payments > Webhooks: what Toss sent, what became of it, and whether it arrives at all. */
const WebhooksPage = () => {
  const text = useText();
  return (
    <ProtectedPage needs={PERMISSIONS.webhooksRead} title={text('webhooks.title')} subtitle={text('webhooks.subtitle')}>
      <Content />
    </ProtectedPage>
  );
};

export default WebhooksPage;
