import { useState } from 'react';

/**
 * What a dialog without a trigger of its own needs to give the focus back when it closes: the Design System leads it to
 * a trigger alone, and these are opened by what a page knows. Called in the dialog, as it appears.
 *
 * @returns for `Modal.Content`'s `onCloseAutoFocus`
 */
export const useLeadBack = (): ((event: Event) => void) => {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    // What opened it may be gone: a row that a refund took out of the list.
    if (!(opener instanceof HTMLElement) || !opener.isConnected) return;
    event.preventDefault();
    opener.focus();
  };
};
