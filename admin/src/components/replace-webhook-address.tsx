import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

import { useKeySetAction } from '../hooks/use-key-set-action';
import { useText } from '../translations/texts';

type Props = { id: string; name: string };

/** Gives a key set another webhook address, and asks first: the one that is registered stops at once. */
export const ReplaceWebhookAddress = ({ id, name }: Props) => {
  const text = useText();
  const { run, running } = useKeySetAction();
  const confirm = (
    <Dialog.Action>
      <Button fullWidth variant="danger" onClick={() => void run(id, 'replace-webhook-address')}>
        {text('webhook.replace')}
      </Button>
    </Dialog.Action>
  );
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button
          variant="danger-light"
          size="S"
          aria-label={text('webhook.replace.label', { name })}
          loading={running !== undefined}
        >
          {text('webhook.replace')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog title={text('webhook.replace.title', { name })} endAction={confirm}>
        {text('webhook.replace.body')}
      </ConfirmDialog>
    </Dialog.Root>
  );
};
