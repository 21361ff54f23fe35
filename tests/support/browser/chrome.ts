import { chromium, type Browser } from 'playwright-core';

import { findChromium } from './chromium.mjs';

/** Nothing may leave the machine, not even the browser's own questions. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the system's Chromium, or the one at `CHROMIUM_PATH`.
 *
 * @throws Error when there is none
 */
export const startChromium = async (): Promise<Browser> => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium: install it, or set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: FLAGS });
};
