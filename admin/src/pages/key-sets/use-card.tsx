import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

import type { KeySetView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { useText } from '../../translations/texts';
import { useKeySetAction } from './use-key-set-action';

type Props = { set: KeySetView; mayWrite: boolean };

type DisableProps = { set: KeySetView; isBusy: boolean; onConfirm: () => void };

/** Asks before a set is disabled, and says what goes on and what stops. */
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
        <Button variant="danger-light" disabled={isBusy}>
          {text('key-set.disable')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog title={text('key-set.disable.title', { name: set.name })} endAction={confirm}>
        {text(set.isDefault ? 'key-set.disable.body.default' : 'key-set.disable.body')}
      </ConfirmDialog>
    </Dialog.Root>
  );
};

/** Whether the set is in use, and the buttons that change it at once. */
export const UseCard = ({ set, mayWrite }: Props) => {
  const text = useText();
  const { run, running } = useKeySetAction();
  const isBusy = running !== undefined;
  const state = set.isEnabled ? (set.isDefault ? 'default' : 'enabled') : 'disabled';
  return (
    <Card title={text('key-set.use.title')}>
      <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
        <Typography textColor="neutral800">{text(`key-set.state.${state}`)}</Typography>
        {mayWrite ? (
          <Flex gap={2} wrap="wrap">
            {set.isEnabled && !set.isDefault ? (
              <Button variant="secondary" disabled={isBusy} onClick={() => void run(set.id, 'default')}>
                {text('key-set.make-default')}
              </Button>
            ) : null}
            {set.isEnabled ? (
              <Disable set={set} isBusy={isBusy} onConfirm={() => void run(set.id, 'disable')} />
            ) : (
              <Button variant="secondary" disabled={isBusy} onClick={() => void run(set.id, 'enable')}>
                {text('key-set.enable')}
              </Button>
            )}
          </Flex>
        ) : null}
      </Flex>
    </Card>
  );
};
