import { useEffect, useState, useSyncExternalStore } from 'react';

const EVERY_MS = 5_000;
/** A question that is asked for ever would keep a session alive that nobody sits at. */
const FOR_MS = 5 * 60_000;

const watchVisibility = (tell: () => void) => {
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
};

/**
 * How often to ask again, in milliseconds; 0 for never: nothing is waited for, the page is not looked at, or it was
 * waited for five minutes.
 */
export const usePollingInterval = (isAwaited: boolean): number => {
  const [isOver, setOver] = useState(false);
  const isSeen = useSyncExternalStore(watchVisibility, () => document.visibilityState === 'visible');
  useEffect(() => {
    setOver(false);
    if (!isAwaited) return undefined;
    const timer = setTimeout(() => setOver(true), FOR_MS);
    return () => clearTimeout(timer);
  }, [isAwaited]);
  return isAwaited && isSeen && !isOver ? EVERY_MS : 0;
};
