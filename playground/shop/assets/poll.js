const FIRST_MS = 1_500;
const LONGEST_MS = 30_000;

const pause = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

const untilVisible = (signal) =>
  new Promise((resolve) => {
    if (!document.hidden) return resolve();
    document.addEventListener('visibilitychange', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/**
 * Asks again and again, more and more slowly, while the page is open and looked at.
 *
 * @param {() => Promise<boolean>} ask answers whether there is more to wait for
 * @param {AbortSignal} signal ends it when the page is left
 */
export const poll = async (ask, signal) => {
  for (let wait = FIRST_MS; !signal.aborted; wait = Math.min(wait * 1.5, LONGEST_MS)) {
    await pause(wait, signal);
    await untilVisible(signal);
    if (signal.aborted || !(await ask())) return;
  }
};
