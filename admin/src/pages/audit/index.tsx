import { Box, Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { AuditEntryView } from '../../../../contracts/audit';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { EmptyCard } from '../../components/empty-card';
import { ListPages } from '../../components/list-pages';
import { LoadFailed } from '../../components/load-failed';
import { ProtectedPage } from '../../components/protected-page';
import { type AuditPage as Answer, useAuditEntries } from '../../services/audit';
import { useText } from '../../translations/texts';
import { AuditFilters } from './audit-filters';
import { type AuditQuery, useAuditQuery } from './audit-query';
import { AuditTable } from './audit-table';
import { ChainCard } from './chain-card';
import { EntryDialog } from './entry-dialog';
import { useExport } from './use-export';

const Exports = ({ query }: { query: AuditQuery }) => {
  const text = useText();
  const { run, running } = useExport(query.exportQuery);
  return (
    <Flex gap={2} wrap="wrap">
      {(['csv', 'ndjson'] as const).map((format) => (
        <Button
          key={format}
          variant="tertiary"
          startIcon={<Download />}
          loading={running === format}
          onClick={() => void run(format)}
        >
          {text(format === 'csv' ? 'audit.export.csv' : 'audit.export.ndjson')}
        </Button>
      ))}
    </Flex>
  );
};

const NoEntries = ({ isFiltered }: { isFiltered: boolean }) => {
  const text = useText();
  return <EmptyCard content={text(isFiltered ? 'audit.empty.filtered' : 'audit.empty')} />;
};

const Entries = ({ page: { data, meta }, query }: { page: Answer; query: AuditQuery }) => {
  const [opened, setOpened] = useState<AuditEntryView | null>(null);
  if (data.length === 0) return <NoEntries isFiltered={query.isFiltered} />;
  return (
    <Box>
      <AuditTable entries={data} open={setOpened} />
      <ListPages pagination={meta.pagination} />
      {opened ? <EntryDialog entry={opened} query={query} close={() => setOpened(null)} /> : null}
    </Box>
  );
};

const Content = ({ query }: { query: AuditQuery }) => {
  const { data, error, isLoading, refetch } = useAuditEntries(query.listQuery, { refetchOnMountOrArgChange: true });
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <ChainCard />
      <AuditFilters query={query} />
      {isLoading ? <Page.Loading /> : null}
      {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Entries page={data} query={query} /> : null}
    </Flex>
  );
};

/** Settings > Commerce Payments > Audit trail. */
const AuditPage = () => {
  const text = useText();
  const query = useAuditQuery();
  return (
    <ProtectedPage
      needs={PERMISSIONS.auditRead}
      title={text('audit.title')}
      subtitle={text('audit.subtitle')}
      primaryAction={<Exports query={query} />}
    >
      <Content query={query} />
    </ProtectedPage>
  );
};

export default AuditPage;
