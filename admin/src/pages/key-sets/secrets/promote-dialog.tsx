import { Button, Flex, Modal, Typography } from '@strapi/design-system';

import type { KeySetView, RotatedSecret } from '../../../../../contracts/settings';
import { useText } from '../../../translations/texts';
import { FailureText } from '../rotation/failure-text';
import { DialogFrame } from './dialog-frame';
import { DialogProblem } from './dialog-problem';
import { shownSecret, slotsOf } from './slots';
import { useToldChange } from './use-told-change';

export type SecretDialogProps = {
  set: KeySetView;
  which: RotatedSecret;
  onClose: () => void;
  onCloseAutoFocus: (event: Event) => void;
};

/** Takes the previous key back into use, and says first what becomes of both. */
export const PromoteDialog = ({ set, which, onClose, onCloseAutoFocus }: SecretDialogProps) => {
  const text = useText();
  const { change, isSending, failure } = useToldChange(set, onClose);
  const { present, previous } = slotsOf(set, which);
  const values = { present: present ? shownSecret(present) : '', previous: previous ? shownSecret(previous) : '' };
  return (
    <DialogFrame title={text('promote.title')} {...{ isSending, onClose, onCloseAutoFocus }}>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography textColor="neutral800">{text('promote.body', values)}</Typography>
          <DialogProblem>{failure ? <FailureText failure={failure} /> : null}</DialogProblem>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" disabled={isSending} onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button loading={isSending} onClick={() => void change({ action: 'promote', which })}>
          {text('promote.action')}
        </Button>
      </Modal.Footer>
    </DialogFrame>
  );
};
