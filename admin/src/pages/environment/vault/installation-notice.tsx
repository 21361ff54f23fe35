import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../../contracts/permissions';
import type { InstallationView } from '../../../../../contracts/vault';
import { Notice } from '../../../components/notice';
import { useErrorText } from '../../../hooks/use-error-text';
import { useMay } from '../../../hooks/use-may';
import { useAcceptInstallation } from '../../../services/vault';
import { useText } from '../../../translations/texts';

/** Asks once before the database is taken for this installation's own. */
const Accept = () => {
  const text = useText();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [accept, { isLoading }] = useAcceptInstallation();
  const run = async (): Promise<void> => {
    const answer = await accept();
    if ('error' in answer && answer.error) toggleNotification({ type: 'danger', message: errorText(answer.error) });
  };
  const confirm = (
    <Dialog.Action>
      <Button fullWidth onClick={() => void run()}>
        {text('installation.accept')}
      </Button>
    </Dialog.Action>
  );
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="secondary" loading={isLoading}>
          {text('installation.accept')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog title={text('installation.accept.title')} variant="default" endAction={confirm}>
        {text('installation.accept.body')}
      </ConfirmDialog>
    </Dialog.Root>
  );
};

/** Says that the database belongs to another installation, and why it looks so. */
export const InstallationNotice = ({ installation }: { installation: InstallationView }) => {
  const text = useText();
  const mayAccept = useMay(PERMISSIONS.settingsUpdate);
  const reasons = installation.differs.map((one) => text(`installation.differs.${one}`)).join(' ');
  return (
    <Notice title={text('installation.other')} tone="warning" action={mayAccept ? <Accept /> : undefined}>
      {`${reasons} ${text('installation.what-to-do')}`}
    </Notice>
  );
};
