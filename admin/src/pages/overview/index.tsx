import { Box, Button, Flex, Grid } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { lazy, type ReactNode, Suspense } from 'react';

import type { OverviewView } from '../../../../contracts/overview';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { EnvironmentStatus } from '../../components/environment-status';
import { FirstSteps } from '../../components/first-steps';
import { LoadFailed } from '../../components/load-failed';
import { useSalesOverview } from '../../services/sales-overview';
import { useText } from '../../translations/texts';
import { DeclinesCard } from './declines-card';
import { Figures } from './figures';
import { MethodsCard } from './methods-card';
import { type OverviewQuery, useOverviewQuery } from './overview-query';
import { ProblemsNotice } from './problems-notice';
import { ProductsCard } from './products-card';
import { SpanBar } from './span-bar';
import { useDayText } from './use-day-text';
import { WaitingCard } from './waiting-card';

/** With the charting library: the figures need not wait for it. */
const SalesChart = lazy(() => import('./sales-chart'));

const MAY_READ = [{ action: PERMISSIONS.paymentsRead, subject: null }];

/** Cards below each other: none waits for a longer one beside it. */
const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start" gap={6}>
    {children}
  </Grid.Item>
);

type ShownProps = { overview: OverviewView; query: OverviewQuery; isOld: boolean };

/** While other days are added up, the old ones stay in sight, paler. */
const Shown = ({ overview, query, isOld }: ShownProps) => (
  <Flex direction="column" alignItems="stretch" gap={6}>
    <ProblemsNotice problems={overview.problems} />
    <FirstSteps />
    <SpanBar query={query} overview={overview} />
    <Box aria-busy={isOld} style={{ opacity: isOld ? 0.5 : 1 }}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Figures overview={overview} />
        <Suspense fallback={<Box background="neutral0" hasRadius minHeight="42rem" aria-busy />}>
          <SalesChart overview={overview} />
        </Suspense>
        <Grid.Root gap={6}>
          <Half>
            <MethodsCard overview={overview} />
            <ProductsCard overview={overview} />
          </Half>
          <Half>
            <WaitingCard overview={overview} />
            <DeclinesCard overview={overview} />
          </Half>
        </Grid.Root>
      </Flex>
    </Box>
  </Flex>
);

const Overview = () => {
  const text = useText();
  const { range } = useDayText();
  const query = useOverviewQuery();
  const { data, error, isFetching, refetch } = useSalesOverview(query.serverQuery, { refetchOnMountOrArgChange: true });
  return (
    <Page.Main>
      <Page.Title>{text('overview.title')}</Page.Title>
      <Layouts.Header
        title={text('overview.title')}
        subtitle={data ? text('overview.subtitle', { days: range(data.from, data.to), zone: data.timeZone }) : ''}
        secondaryAction={data ? <EnvironmentStatus environment={data.environment} /> : null}
        docLink={null}
      />
      <Layouts.Content>
        {error ? (
          <LoadFailed error={error} onRetry={() => void refetch()}>
            <Button variant="tertiary" size="S" onClick={() => query.choosePreset(30)}>
              {text('overview.recent')}
            </Button>
          </LoadFailed>
        ) : data ? (
          <Shown overview={data} query={query} isOld={isFetching} />
        ) : (
          <Page.Loading />
        )}
      </Layouts.Content>
    </Page.Main>
  );
};

/** Commerce Payments > Overview: what the shop sold, and what waits. */
const OverviewPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Overview />
  </Page.Protect>
);

export default OverviewPage;
