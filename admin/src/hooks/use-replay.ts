import { useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';

import { useReplay as useReplayMutation } from '../services/webhooks';
import { useText } from '../translations/texts';
import { type RequestError, useErrorText } from './use-error-text';

/** Has a webhook worked on once more, and says that it was begun. `run` answers whether it was. */
export const useReplay = (deliveryId: string) => {
  const [replay, { isLoading }] = useReplayMutation();
  const { toggleNotification } = useNotification();
  const errorText = useErrorText();
  const text = useText();
  const run = useCallback(async (): Promise<boolean> => {
    const answer = await replay(deliveryId);
    const isBegun = !('error' in answer);
    toggleNotification(
      isBegun
        ? { type: 'success', message: text('webhooks.replay.begun') }
        : { type: 'danger', message: errorText(answer.error as RequestError) }
    );
    return isBegun;
  }, [deliveryId, replay, toggleNotification, errorText, text]);
  return { run, isRunning: isLoading };
};
