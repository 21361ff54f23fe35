import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { Layouts, Page, Pagination } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { PROBLEM_KINDS, type ProblemView } from '../../../../contracts/problems';
import { HealthCard } from '../../components/health/health-card';
import { Notice } from '../../components/notice';
import { useErrorText } from '../../hooks/use-error-text';
import { type ListQuery, PAGE_SIZE, useListQuery } from '../../hooks/use-list-query';
import { useProblemCount, useProblems } from '../../services/problems';
import { useText } from '../../translations/texts';
import { ProblemCard } from './problem-card';

const MAY_READ = [{ action: PERMISSIONS.paymentsRead, subject: null }];
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
    <Box background="neutral0" hasRadius shadow="filterShadow" role="status">
      <EmptyStateLayout
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
  const text = useText();
  const errorText = useErrorText();
  const query = useListQuery(FILTERS);
  const { data: page, error } = useProblems(query.listQuery, FRESH);
  if (error) return <Notice title={text('load-failed')}>{errorText(error)}</Notice>;
  if (!page) return <Page.Loading />;
  const { pageCount, total } = page.meta.pagination;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Kinds query={query} />
      {page.data.length === 0 ? <Solved isFiltered={query.isFiltered} /> : <ProblemList problems={page.data} />}
      {pageCount > 1 ? (
        <Pagination.Root pageCount={pageCount} total={total} defaultPageSize={PAGE_SIZE}>
          <Pagination.PageSize options={['25', '50', '100']} />
          <Pagination.Links />
        </Pagination.Root>
      ) : null}
      <HealthCard here="problems" />
    </Flex>
  );
};

const Problems = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('problems.title')}</Page.Title>
      <Layouts.Header title={text('problems.title')} subtitle={text('problems.subtitle')} docLink={null} />
      <Layouts.Content>
        <Content />
      </Layouts.Content>
    </Page.Main>
  );
};

/** Commerce Payments > Problems: what waits for a person, with its cause, its cure and the way there. */
const ProblemsPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Problems />
  </Page.Protect>
);

export default ProblemsPage;
