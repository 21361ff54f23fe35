import { useCallback, useRef } from 'react';

import type { KeySetView } from '../../../../../contracts/settings';
import type { RequestError } from '../../../hooks/use-error-text';
import { type SecretChange, useChangeSecret } from '../../../services/key-sets';

export type SecretAnswer = { set: KeySetView } | { error: RequestError };

/**
 * Rotates, promotes or retires a secret of the set as it was last read. Once only, however often a button is pressed:
 * a second press while the first is under way answers `null`.
 */
export const useSecretChange = (set: KeySetView) => {
  const [send, { isLoading: isSending, reset }] = useChangeSecret();
  const isUnderWay = useRef(false);
  const { id, version } = set;
  const run = useCallback(
    async (change: SecretChange): Promise<SecretAnswer | null> => {
      if (isUnderWay.current) return null;
      isUnderWay.current = true;
      const answer = await send({ id, version, change });
      isUnderWay.current = false;
      // What was sent holds the new secret, and the panel's memory is no place for it.
      reset();
      return 'data' in answer ? { set: answer.data } : { error: answer.error };
    },
    [send, reset, id, version]
  );
  return { run, isSending };
};
