import type { KeySetView } from '../../../../../contracts/settings';
import { RotateDialog } from '../rotation/rotate-dialog';
import { PromoteDialog } from './promote-dialog';
import { RetireDialog } from './retire-dialog';
import type { SecretDialogsState, SecretStep } from './use-secret-dialogs';

const DIALOGS = { rotate: RotateDialog, promote: PromoteDialog, retire: RetireDialog } as const satisfies Record<
  SecretStep,
  unknown
>;

/** The one dialog that is open; each opening starts anew and knows nothing of what was pasted before. */
export const SecretDialogs = ({ set, dialogs }: { set: KeySetView; dialogs: SecretDialogsState }) => {
  const { asked, close, leadBack } = dialogs;
  if (asked === null) return null;
  const { step, which } = asked;
  const Dialog = DIALOGS[step];
  return <Dialog set={set} which={which} onClose={close} onCloseAutoFocus={(event) => leadBack(event, which)} />;
};
