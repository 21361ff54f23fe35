import { Flex, Loader, Typography } from '@strapi/design-system';

import type { VaultView } from '../../../../contracts/vault';
import { Card } from '../../components/card';
import { LoadFailed } from '../../components/load-failed';
import { Notice } from '../../components/notice';
import { StatusWord } from '../../components/status-word';
import { useVault } from '../../services/vault';
import { useText } from '../../translations/texts';
import { InstallationNotice } from './vault/installation-notice';
import { KidList } from './vault/kid-list';
import { RekeyPart } from './vault/rekey-part';
import { useCounted } from './vault/use-counted';

const SOURCE = { 'vault.keys': 'vault.source.own', 'admin.secrets.encryptionKey': 'vault.source.strapi' } as const;

const Ready = ({ source }: Pick<VaultView, 'source'>) => {
  const text = useText();
  return (
    <Flex gap={4} wrap="wrap">
      <StatusWord variant="success">{text('vault.ready')}</StatusWord>
      {source === null ? null : <Typography textColor="neutral800">{text(SOURCE[source])}</Typography>}
    </Flex>
  );
};

/** A key that stored values need is not there: which, and what to do. */
const MissingKeys = ({ vault: { kids, kid } }: { vault: VaultView }) => {
  const text = useText();
  const counted = useCounted();
  if (kid === null) return null;
  return kids.flatMap((one) =>
    one.kid === null || one.isConfigured ? (
      []
    ) : (
      <Notice key={one.kid} title={text('vault.needed', { kid: one.kid, count: one.values })}>
        {`${counted(one.tables)}. ${text('vault.needed.what-to-do')}`}
      </Notice>
    )
  );
};

const Content = ({ vault }: { vault: VaultView }) => {
  const text = useText();
  const { installation } = vault;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {vault.kid === null ? (
        <Notice title={text('vault.missing')}>{text('vault.missing.what-to-do')}</Notice>
      ) : (
        <Ready source={vault.source} />
      )}
      {installation && installation.differs.length > 0 ? <InstallationNotice installation={installation} /> : null}
      <MissingKeys vault={vault} />
      <KidList kids={vault.kids} />
      {vault.kid === null ? null : <RekeyPart vault={vault} />}
    </Flex>
  );
};

/** Can secrets be sealed, with what, and what still needs an older key? */
export const VaultCard = () => {
  const text = useText();
  const { data, error, refetch } = useVault(undefined, { refetchOnMountOrArgChange: true });
  return (
    <Card title={text('vault.title')} hint={text('vault.hint')}>
      {data ? (
        <Content vault={data} />
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loader />
      )}
    </Card>
  );
};
