import { useEffect, useState } from 'react';

const TICK_MS = 30_000;

/** The present in epoch milliseconds, moving on while the page is open: what ends in an hour must not say so all day. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
};
