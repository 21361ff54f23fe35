import { Box, Button, Flex } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { PROBLEM_KINDS, type ProblemView } from '../../../../contracts/problems';
import { EmptyCard } from '../../components/empty-card';
import { HealthCard } from '../../components/health/health-card';
import { ListPages } from '../../components/list-pages';
import { LoadFailed } from '../../components/load-failed';
import { ProtectedPage } from '../../components/protected-page';
import { type ListQuery, useListQuery } from '../../hooks/use-list-query';
import { useProblemCount, useProblems } from '../../services/problems';
import { useText } from '../../translations/texts';
import { ProblemCard } from './problem-card';

const FILTERS = ['kind'] as const;
const FRESH = { refetchOnMountOrArgChange: true } as const;

type Query = ListQuery<(typeof FILTERS)[number]>;

/** All of them, or those of one kind; each with how many there are. */
const Kinds = ({ query }: { query: Query }) => {
  const text = useText();
  const { data: counts } = useProblemCount(undefined, FRESH);
  if (!counts || counts.total === 0) return null;
  const chosen = query.valueOf('kind');
  const kinds = [null, ...PROBLEM_KINDS.filter((kind) => counts.byKind[kind] > 0 || kind === chosen)];
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={text('problems.kinds')}>
      {kinds.map((kind) => (
        <Button
          key={kind ?? 'all'}
          size="S"
          variant={kind === chosen ? 'default' : 'tertiary'}
          aria-pressed={kind === chosen}
          onClick={() => query.change({ kind })}
        >
          {text('problems.kind-count', {
            kind: text(kind === null ? 'filter.all' : `problems.kind.${kind}`),
            count: kind === null ? counts.total : counts.byKind[kind],
          })}
        </Button>
      ))}
    </Flex>
  );
};

const Solved = ({ isFiltered }: { isFiltered: boolean }) => {
  const text = useText();
  return (
    <Box role="status">
      <EmptyCard
        icon={<CheckCircle fill="success600" width="6rem" height="6rem" aria-hidden />}
        content={text(isFiltered ? 'problems.empty.filtered' : 'problems.empty')}
      />
    </Box>
  );
};

const ProblemList = ({ problems }: { problems: readonly ProblemView[] }) => (
  <Flex tag="ul" direction="column" alignItems="stretch" gap={4} style={{ listStyle: 'none', padding: 0 }}>
    {problems.map((problem) => (
      <ProblemCard key={problem.deliveryId ?? problem.refundId ?? problem.paymentKey ?? problem.at} problem={problem} />
    ))}
  </Flex>
);

const Content = () => {
  const query = useListQuery(FILTERS);
  const { data: page, error, refetch } = useProblems(query.listQuery, FRESH);
  if (error) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  if (!page) return <Page.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Kinds query={query} />
      {page.data.length === 0 ? <Solved isFiltered={query.isFiltered} /> : <ProblemList problems={page.data} />}
      {page.meta.pagination.pageCount > 1 ? <ListPages pagination={page.meta.pagination} /> : null}
      <HealthCard here="problems" />
    </Flex>
  );
};

/** Commerce Payments > Problems: what waits for a person, with its cause, its cure and the way there. */
const ProblemsPage = () => {
  const text = useText();
  return (
    <ProtectedPage needs={PERMISSIONS.paymentsRead} title={text('problems.title')} subtitle={text('problems.subtitle')}>
      <Content />
    </ProtectedPage>
  );
};

export default ProblemsPage;
