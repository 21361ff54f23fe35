import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';

import { useText } from '../translations/texts';

/** Copies a text and says whether it worked. */
export const useCopy = () => {
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const text = useText();
  return useCallback(
    async (value: string) => {
      const copied = await copy(value);
      toggleNotification({ type: copied ? 'success' : 'warning', message: text(copied ? 'copy.done' : 'copy.failed') });
    },
    [copy, toggleNotification, text]
  );
};
