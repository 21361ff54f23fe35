import { delimiter } from 'node:path';
import { startPlayground } from '../browser/playground.mjs';

const INTERRUPTED = 130;

/**
 * jest's global setup: a playground for each worker. `PLAYGROUND_READY` names the ready.json of one that runs already,
 * for who writes a test and does not want to wait.
 */
export default async ({ maxWorkers }, { rootDir }) => {
  if (process.env.PLAYGROUND_READY) return;
  const playgrounds = [];
  const stop = () => Promise.all(playgrounds.map((playground) => playground.stop()));
  globalThis.stopTestPlaygrounds = stop;
  // Without a handler a signal would end jest alone, and leave the servers behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => void stop().finally(() => process.exit(INTERRUPTED)));
  // One after the other: the first builds plugin and panel for all of them.
  for (let worker = 0; worker < maxWorkers; worker += 1)
    playgrounds.push(await startPlayground(rootDir, { onStep: (line) => console.log(line) }));
  process.env.PLAYGROUND_READY = playgrounds.map(({ readyFile }) => readyFile).join(delimiter);
};
