import { useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';

import type { KeySetView } from '../../../contracts/settings';
import { useErrorText } from './use-error-text';
import { type KeySetAction, useChangeKeySet } from '../services/key-sets';
import { useText } from '../translations/texts';

/**
 * Does with a key set what takes one click (`KeySetAction`), and says how it ended. `running` names what is under way.
 * A page that shows the verification itself passes `showsVerification`, and nothing is said twice.
 */
export const useKeySetAction = ({ showsVerification = false } = {}) => {
  const [change, { isLoading, originalArgs }] = useChangeKeySet();
  const { toggleNotification } = useNotification();
  const errorText = useErrorText();
  const text = useText();

  const say = useCallback(
    (action: KeySetAction, set: KeySetView) => {
      if (action === 'verify' && showsVerification) return;
      if (action !== 'verify') return toggleNotification({ type: 'success', message: text(`key-set.done.${action}`) });
      const result = set.verification?.result ?? 'unexpected';
      const message = text(`verification.${result}`);
      return toggleNotification({ type: result === 'good' ? 'success' : 'warning', title: set.name, message });
    },
    [toggleNotification, text, showsVerification]
  );

  const run = useCallback(
    async (id: string, action: KeySetAction) => {
      const answer = await change({ id, action });
      if ('data' in answer) say(action, answer.data);
      else toggleNotification({ type: 'danger', message: errorText(answer.error) });
    },
    [change, say, toggleNotification, errorText]
  );

  return { run, running: isLoading ? originalArgs : undefined };
};
