import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../../contracts/permissions';
import type { VaultView } from '../../../../../contracts/vault';
import { useErrorText } from '../../../hooks/use-error-text';
import { useMay } from '../../../hooks/use-may';
import { useRekey } from '../../../services/vault';
import { useText } from '../../../translations/texts';
import { RekeyReport } from './rekey-report';

const Buttons = () => {
  const text = useText();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [rekey, { isLoading, originalArgs }] = useRekey();
  const begin = async (dryRun: boolean): Promise<void> => {
    const answer = await rekey({ dryRun });
    if ('error' in answer && answer.error) toggleNotification({ type: 'danger', message: errorText(answer.error) });
  };
  return (
    <Flex gap={2} wrap="wrap">
      <Button
        variant="tertiary"
        disabled={isLoading}
        loading={isLoading && originalArgs?.dryRun === true}
        onClick={() => void begin(true)}
      >
        {text('rekey.try')}
      </Button>
      <Button disabled={isLoading} loading={isLoading && !originalArgs?.dryRun} onClick={() => void begin(false)}>
        {text('rekey.begin')}
      </Button>
    </Flex>
  );
};

/** What is not under the newest key yet, and the buttons that bring it there. */
export const RekeyPart = ({ vault: { left, rekey, kid } }: { vault: VaultView }) => {
  const text = useText();
  const mayWrite = useMay(PERMISSIONS.keysUpdate);
  const isRunning = rekey?.state === 'running';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
        <Typography textColor="neutral800" style={{ flex: '1 1 24rem' }}>
          {left === 0 ? text('rekey.nothing-left') : text('rekey.left', { count: left })}
        </Typography>
        {mayWrite && left > 0 && !isRunning && kid !== null ? <Buttons /> : null}
      </Flex>
      {rekey ? <RekeyReport rekey={rekey} /> : null}
    </Flex>
  );
};
