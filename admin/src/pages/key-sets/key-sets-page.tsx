import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { EmptyCard } from '../../components/empty-card';
import { HealthCard } from '../../components/health/health-card';
import { LoadFailed } from '../../components/load-failed';
import { useMay } from '../../hooks/use-may';
import { useKeySets } from '../../services/key-sets';
import { useText } from '../../translations/texts';
import { KeySetTable } from './key-set-table';

const NewKeySet = ({ variant }: { variant: 'default' | 'secondary' }) => {
  const text = useText();
  return (
    <LinkButton tag={NavLink} to="new" startIcon={<Plus />} variant={variant}>
      {text('key-sets.new')}
    </LinkButton>
  );
};

const NoKeySets = ({ mayWrite }: { mayWrite: boolean }) => {
  const text = useText();
  return (
    <EmptyCard
      content={text(mayWrite ? 'key-sets.empty' : 'key-sets.empty.read-only')}
      action={mayWrite ? <NewKeySet variant="secondary" /> : null}
    />
  );
};

const Content = () => {
  const { data: sets, error, isLoading, refetch } = useKeySets(undefined, { refetchOnMountOrArgChange: true });
  const mayWrite = useMay(PERMISSIONS.keysUpdate);
  if (isLoading) return <Page.Loading />;
  if (error || !sets) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <HealthCard here="key-sets" />
      {sets.length === 0 ? <NoKeySets mayWrite={mayWrite} /> : <KeySetTable sets={sets} mayWrite={mayWrite} />}
    </Flex>
  );
};

/** The list of key sets. */
export const KeySetsPage = () => {
  const text = useText();
  const mayWrite = useMay(PERMISSIONS.keysUpdate);
  const { data: sets = [] } = useKeySets();
  return (
    <Page.Main>
      <Page.Title>{text('key-sets.title')}</Page.Title>
      <Layouts.Header
        title={text('key-sets.title')}
        subtitle={text('key-sets.subtitle', { count: sets.length })}
        primaryAction={mayWrite && sets.length > 0 ? <NewKeySet variant="default" /> : null}
        docLink={null}
      />
      <Layouts.Content>
        <Content />
      </Layouts.Content>
    </Page.Main>
  );
};
