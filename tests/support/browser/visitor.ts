import type { Browser, BrowserContext, Page } from 'playwright-core';

import type { Language } from './languages';
import type { Ready } from './playground.mjs';
import { watch, type Watch } from './watch';

export type Theme = 'light' | 'dark';

/** One person at one screen. */
export type Visitor = {
  context: BrowserContext;
  page: Page;
  language: Language;
  watch: Watch;
  leave: () => Promise<void>;
};

/** Pages of the panel scroll inside, so that only a tall screen shows them whole. */
export const SCREENS = {
  desk: { width: 1440, height: 1600 },
  phone: { width: 390, height: 1600 },
} as const;
export type Screen = keyof typeof SCREENS;

const LOCALES = { ko: 'ko-KR', en: 'en-GB' } as const;
const PATIENCE_MS = 40_000;

/** What the panel reads before anybody is logged in; the new media library's banner is put away. */
const rememberChoices = (context: BrowserContext, language: Language): Promise<unknown> =>
  context.addInitScript((chosen) => {
    // An empty page has no storage and throws when it is asked for it.
    if (!window.location.protocol.startsWith('http')) return;
    if (window.localStorage.getItem('strapi-admin-language') === null)
      window.localStorage.setItem('strapi-admin-language', chosen);
    // The panel follows the system, so that a test changes its theme without loading it anew.
    window.localStorage.setItem('STRAPI_THEME', 'system');
    window.localStorage.setItem('STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false', 'true');
  }, language);

/** Opens a browser window of its own, without cookies, for a person who reads `language`. */
export const openVisitor = async (
  browser: Browser,
  ready: Ready,
  language: Language,
  screen: Screen = 'desk'
): Promise<Visitor> => {
  const context = await browser.newContext({
    locale: LOCALES[language],
    timezoneId: 'Asia/Seoul',
    viewport: SCREENS[screen],
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await rememberChoices(context, language);
  const watched = watch(
    context,
    [ready.strapi, ready.sandbox].map((url) => new URL(url).host)
  );
  const page = await context.newPage();
  return { context, page, language, watch: watched, leave: () => context.close() };
};
