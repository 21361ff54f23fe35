import { startPlayground } from '../browser/playground.mjs';

const INTERRUPTED = 130;

/**
 * jest's global setup: one playground for all browser tests. `PLAYGROUND_READY` names the ready.json of one that runs
 * already, for who writes a test and does not want to wait.
 */
export default async (_global, { rootDir }) => {
  if (process.env.PLAYGROUND_READY) return;
  const playground = await startPlayground(rootDir, { onStep: (line) => console.log(line) });
  process.env.PLAYGROUND_READY = playground.readyFile;
  globalThis.stopTestPlayground = playground.stop;
  // Without a handler a signal would end jest alone, and leave the servers behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void playground.stop().finally(() => process.exit(INTERRUPTED)));
  }
};
