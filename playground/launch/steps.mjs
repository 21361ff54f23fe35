const REFRESH_MS = 1_000;
const LINE_EVERY_MS = 15_000;

const seconds = (ms) => (ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`);

const clearLine = () => process.stdout.write('\r\u001b[2K');

/** Shows that a step still runs: one line that renews itself on a terminal, a line every 15 s elsewhere. */
const showWaiting = (title, startedAt, detail) => {
  let lastLineAt = startedAt;
  const timer = setInterval(() => {
    const now = Date.now();
    const text = `  … ${title} ${seconds(now - startedAt)}${detail() ? ` (${detail()})` : ''}`;
    if (process.stdout.isTTY) {
      clearLine();
      process.stdout.write(text);
    } else if (now - lastLineAt >= LINE_EVERY_MS) {
      lastLineAt = now;
      console.log(text);
    }
  }, REFRESH_MS);
  return () => {
    clearInterval(timer);
    if (process.stdout.isTTY) clearLine();
  };
};

/**
 * Runs one step with its title, its progress and its duration on the terminal.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} run may answer `{ skipped: 'why' }` when there was nothing to do
 * @param {() => string} [detail] what to add to the line while it runs, for example a count
 * @returns {Promise<T>}
 */
export const step = async (title, run, detail = () => '') => {
  const startedAt = Date.now();
  const stop = showWaiting(title, startedAt, detail);
  try {
    const result = await run();
    stop();
    const why = result && typeof result === 'object' && 'skipped' in result ? result.skipped : null;
    console.log(`  ✓ ${title} ${why ? `(${why})` : seconds(Date.now() - startedAt)}`);
    return result;
  } catch (error) {
    stop();
    console.log(`  ✗ ${title} ${seconds(Date.now() - startedAt)}`);
    throw error;
  }
};
