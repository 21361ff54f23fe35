import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

import type { KeySetView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { ReplaceWebhookAddress } from '../../components/replace-webhook-address';
import { useKeySetAction } from '../../hooks/use-key-set-action';
import { useText } from '../../translations/texts';

type Props = { set: KeySetView; mayWrite: boolean };

type DisableProps = { set: KeySetView; isBusy: boolean; onConfirm: () => void };

/** Asks once before new orders are stopped, and says what goes on and what stops. */
const Disable = ({ set, isBusy, onConfirm }: DisableProps) => {
  const text = useText();
  const confirm = (
    <Dialog.Action>
      <Button fullWidth variant="danger" onClick={onConfirm}>
        {text('key-set.disable')}
      </Button>
    </Dialog.Action>
  );
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="danger" disabled={isBusy}>
          {text('key-set.disable')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog title={text('key-set.disable.title', { name: set.name })} endAction={confirm}>
        {text(set.isDefault ? 'key-set.disable.body.default' : 'key-set.disable.body')}
      </ConfirmDialog>
    </Dialog.Root>
  );
};

/** One measure: what it is for, and its button at the right. */
const Measure = ({ says, children }: { says: string; children: ReactNode }) => (
  <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
    <Typography textColor="neutral800" style={{ flex: '1 1 24rem' }}>
      {says}
    </Typography>
    {children}
  </Flex>
);

/**
 * The last card of the page: one step stops new orders of this set at once, and one brings them back; another gives the
 * set a new webhook address, also when the present one no longer opens.
 */
export const EmergencyCard = ({ set, mayWrite }: Props) => {
  const text = useText();
  const { run, running } = useKeySetAction();
  const isBusy = running !== undefined;
  return (
    <Card title={text('emergency.title')}>
      <Measure says={text(set.isEnabled ? 'emergency.hint' : 'emergency.stopped')}>
        {mayWrite && set.isEnabled ? (
          <Disable set={set} isBusy={isBusy} onConfirm={() => void run(set.id, 'disable')} />
        ) : null}
        {mayWrite && !set.isEnabled ? (
          <Button variant="secondary" loading={isBusy} onClick={() => void run(set.id, 'enable')}>
            {text('key-set.enable')}
          </Button>
        ) : null}
      </Measure>
      {mayWrite ? (
        <Measure says={text('emergency.webhook')}>
          <ReplaceWebhookAddress id={set.id} name={set.name} />
        </Measure>
      ) : null}
    </Card>
  );
};
