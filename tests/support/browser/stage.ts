import type { Browser } from 'playwright-core';

import { createPeople, type People } from './accounts';
import { startChromium } from './chrome';
import { ownReady, type Ready } from './playground.mjs';

export type Stage = { ready: Ready; browser: Browser; people: People };

/**
 * What most browser tests need: this worker's playground, a Chromium for this file, and accounts in that playground.
 * `browser` and `people` are there from the first hook on; to be called at the top of a file.
 */
export const openStage = (): Readonly<Stage> => {
  const ready = ownReady();
  const stage = { ready } as Stage;
  beforeAll(async () => {
    stage.browser = await startChromium();
    stage.people = await createPeople(ready);
  });
  afterAll(async () => {
    await stage.browser?.close();
  });
  return stage;
};
