import { Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { LINE_BREAKS } from '../../../components/line-breaks';
import { useText } from '../../../translations/texts';

type Props = {
  title: string;
  /** While something is on its way, neither Escape nor the close button takes its answer away. */
  isSending: boolean;
  onClose: () => void;
  /** Leads the cursor back when the dialog has gone. */
  onCloseAutoFocus: (event: Event) => void;
  children: ReactNode;
};

/** A dialog about secrets. A click beside it never closes it: what was pasted would be lost. */
export const DialogFrame = ({ title, isSending, onClose, onCloseAutoFocus, children }: Props) => {
  const text = useText();
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen || isSending ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        style={{ maxWidth: '64rem', ...LINE_BREAKS }}
        onInteractOutside={(event) => event.preventDefault()}
        onCloseAutoFocus={onCloseAutoFocus}
      >
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        {children}
      </Modal.Content>
    </Modal.Root>
  );
};
