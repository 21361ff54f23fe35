/** The Chromium that the browser tests drive: `CHROMIUM_PATH`, or the system's; `null` when there is none. */
export const findChromium: () => string | null;
