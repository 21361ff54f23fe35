import { useCallback, useRef } from 'react';

/** The same work, of which a second call does nothing while the first runs: Strapi's form lets Enter submit it twice. */
export const useOneAtATime = <Args extends unknown[]>(work: (...args: Args) => Promise<void>) => {
  const isRunning = useRef(false);
  return useCallback(
    async (...args: Args): Promise<void> => {
      if (isRunning.current) return;
      isRunning.current = true;
      try {
        await work(...args);
      } finally {
        isRunning.current = false;
      }
    },
    [work]
  );
};
