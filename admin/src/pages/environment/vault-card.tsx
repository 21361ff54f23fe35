import { Flex, Status, Typography } from '@strapi/design-system';

import type { EnvironmentView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { Code } from '../../components/code';
import { Notice } from '../../components/notice';
import { useText } from '../../translations/texts';

type Vault = EnvironmentView['vault'];

const SOURCE = { 'vault.keys': 'vault.source.own', 'admin.secrets.encryptionKey': 'vault.source.strapi' } as const;

const Ready = ({ kid, source }: Pick<Vault, 'kid' | 'source'>) => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Flex gap={4} wrap="wrap">
        <Status variant="success" size="S">
          <Typography variant="omega" fontWeight="bold">
            {text('vault.ready')}
          </Typography>
        </Status>
        {source === null ? null : <Typography textColor="neutral800">{text(SOURCE[source])}</Typography>}
      </Flex>
      {kid === null ? null : (
        <Flex gap={2} wrap="wrap">
          <Typography textColor="neutral600">{text('vault.kid')}</Typography>
          <Code>{kid}</Code>
        </Flex>
      )}
    </Flex>
  );
};

/** Can secrets be sealed? When not, what to set. */
export const VaultCard = ({ vault }: { vault: Vault }) => {
  const text = useText();
  return (
    <Card title={text('vault.title')} hint={text('vault.hint')}>
      {vault.ready ? (
        <Ready kid={vault.kid} source={vault.source} />
      ) : (
        <Notice title={text('vault.missing')}>
          {text('vault.missing.what-to-do')}
        </Notice>
      )}
    </Card>
  );
};
