import { useText } from '../../../translations/texts';
import { DialogFrame } from '../secrets/dialog-frame';
import type { SecretDialogProps } from '../secrets/promote-dialog';
import { slotsOf } from '../secrets/slots';
import { DoneStep } from './done-step';
import { PasteStep } from './paste-step';
import { useRotation } from './use-rotation';

/** Rotates a secret: paste the new one, it is tried at the provider, and then it is said what holds until when. */
export const RotateDialog = ({ set, which, onClose, onCloseAutoFocus }: SecretDialogProps) => {
  const text = useText();
  const rotation = useRotation(set, which);
  const { present } = slotsOf(set, which);
  const title = text(present || rotation.after ? `secret.${which}.rotate` : `secret.${which}.add`);
  return (
    <DialogFrame title={title} isSending={rotation.step === 'trying'} {...{ onClose, onCloseAutoFocus }}>
      {rotation.after ? (
        <DoneStep which={which} after={rotation.after} onClose={onClose} />
      ) : (
        <PasteStep set={set} which={which} rotation={rotation} onClose={onClose} />
      )}
    </DialogFrame>
  );
};
