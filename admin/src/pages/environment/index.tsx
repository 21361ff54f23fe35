import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { HealthCard } from '../../components/health/health-card';
import { LoadFailed } from '../../components/load-failed';
import { ProtectedPage } from '../../components/protected-page';
import { useMay } from '../../hooks/use-may';
import { useEnvironment } from '../../services/environment';
import { useText } from '../../translations/texts';
import { InForceCard } from './in-force-card';
import { KeySetsInUseCard } from './key-sets-in-use-card';
import { VaultCard } from './vault-card';
import { WebhookAddressesCard } from './webhook-addresses-card';

const Content = () => {
  const mayWrite = useMay(PERMISSIONS.keysUpdate);
  const {
    data: environment,
    error,
    isLoading,
    refetch,
  } = useEnvironment(undefined, { refetchOnMountOrArgChange: true });
  if (isLoading) return <Page.Loading />;
  if (error || !environment) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <HealthCard here="environment" />
      <InForceCard environment={environment} />
      <KeySetsInUseCard environment={environment} />
      <VaultCard />
      {mayWrite ? <WebhookAddressesCard /> : null}
    </Flex>
  );
};

/** Settings > Commerce Payments > Environment. */
const EnvironmentPage = () => {
  const text = useText();
  return (
    <ProtectedPage
      needs={PERMISSIONS.settingsRead}
      title={text('environment.title')}
      subtitle={text('environment.subtitle')}
    >
      <Content />
    </ProtectedPage>
  );
};

export default EnvironmentPage;
