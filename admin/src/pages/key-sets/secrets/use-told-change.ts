import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';

import type { KeySetView } from '../../../../../contracts/settings';
import type { SecretChange } from '../../../services/key-sets';
import { type TextId, useText } from '../../../translations/texts';
import { changeFailure, type RotationFailure } from '../rotation/rotation-failure';
import { useSecretChange } from './use-secret-change';

type Wish = Exclude<SecretChange, { action: 'rotate' }>;

const doneText = (wish: Wish): TextId => {
  if (wish.action === 'promote') return 'promote.done';
  return wish.at ? 'retire.done.later' : 'retire.done';
};

/** Promotes or retires, says how it ended and closes the dialog; a refusal is told inside it. */
export const useToldChange = (set: KeySetView, onDone: () => void) => {
  const { run, isSending } = useSecretChange(set);
  const { toggleNotification } = useNotification();
  const text = useText();
  const [failure, setFailure] = useState<RotationFailure | null>(null);
  const change = useCallback(
    async (wish: Wish) => {
      setFailure(null);
      const answer = await run(wish);
      if (!answer) return;
      if ('error' in answer) return setFailure(changeFailure(answer.error));
      toggleNotification({ type: 'success', message: text(doneText(wish)) });
      onDone();
    },
    [run, text, toggleNotification, onDone]
  );
  return { change, isSending, failure };
};
