import { existsSync } from 'node:fs';
import { findProgram } from '../databases/process.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium that the browser tests drive: `CHROMIUM_PATH`, or the system's; `null` when there is none. */
export const findChromium = () => {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return findProgram(...NAMES) ?? ELSEWHERE.find((path) => existsSync(path)) ?? null;
};
