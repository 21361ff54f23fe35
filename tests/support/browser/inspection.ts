import type { Page } from 'playwright-core';

import { graveFindings, type Ours } from './accessibility';
import type { Language } from './languages';
import { shoot } from './screenshots';
import { SCREENS, type Screen, type Theme } from './visitor';

type Look = {
  ours: Ours;
  screen?: Screen;
  theme?: Theme;
  /** The screen that is put back. */
  back?: Screen;
};

/** Is anything wider than the screen, so that a phone's owner must push the page sideways? */
const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Looks at one page as it stands, and puts screen and theme back. */
const look = async (
  page: Page,
  name: string,
  { ours, screen = 'desk', theme = 'light', back = 'desk' }: Look
): Promise<string[]> => {
  await page.setViewportSize(SCREENS[screen]);
  await page.emulateMedia({ colorScheme: theme });
  // A button under the mouse has the Design System's own colours for that, which are too pale.
  await page.mouse.move(0, 0);
  await shoot(page, name);
  const findings = await graveFindings(page, ours);
  if (await isTooWide(page)) findings.push('wider than the screen');
  await page.setViewportSize(SCREENS[back]);
  await page.emulateMedia({ colorScheme: 'light' });
  return findings.map((finding) => `${name}: ${finding}`);
};

/** Looks at a page of the shop or of the payment window, which have one theme, on a desk and on a phone. */
export const inspectShopPage = async (page: Page, name: string): Promise<string[]> => [
  ...(await look(page, `${name}-desk`, { ours: 'everything' })),
  ...(await look(page, `${name}-phone`, { ours: 'everything', screen: 'phone' })),
];

/** Looks at a settings page of ours in both themes, and on a phone. */
export const inspectSettingsPage = async (page: Page, name: string): Promise<string[]> => [
  ...(await look(page, `${name}-desk-light`, { ours: 'main' })),
  ...(await look(page, `${name}-desk-dark`, { ours: 'main', theme: 'dark' })),
  ...(await look(page, `${name}-phone-light`, { ours: 'main', screen: 'phone' })),
];

/** Looks at a page of ours on a phone, in both themes. */
export const inspectPhonePage = async (page: Page, name: string): Promise<string[]> => [
  ...(await look(page, `${name}-light`, { ours: 'main', screen: 'phone', back: 'phone' })),
  ...(await look(page, `${name}-dark`, { ours: 'main', screen: 'phone', theme: 'dark', back: 'phone' })),
];

/** Looks at the dialog that is open, in both themes, and on a phone. */
export const inspectDialog = async (page: Page, name: string): Promise<string[]> => [
  ...(await look(page, `${name}-desk-light`, { ours: 'dialog' })),
  ...(await look(page, `${name}-desk-dark`, { ours: 'dialog', theme: 'dark' })),
  ...(await look(page, `${name}-phone-light`, { ours: 'dialog', screen: 'phone' })),
];

/** Looks at a page of the Content Manager with parts of ours in it, in both themes. */
export const inspectContentPage = async (page: Page, name: string): Promise<string[]> => [
  ...(await look(page, `${name}-desk-light`, { ours: 'main but pictures' })),
  ...(await look(page, `${name}-desk-dark`, { ours: 'main but pictures', theme: 'dark' })),
];

/** As wide as a time gets: at nine in the morning of the first of May a table would be narrower. */
const WIDE_TIME = new Date(2026, 10, 28, 12, 58);

/**
 * How many pixels of each table stand outside of the box that it is scrolled in, whatever the time of day: zero where
 * all of it is seen at once.
 */
export const hiddenOfTables = (page: Page, language: Language): Promise<number[]> => {
  const format = (style: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, style).format(WIDE_TIME);
  const [dateStyle, timeStyle] = ['medium', 'short'] as const;
  const wide = { line: format({ dateStyle, timeStyle }), lines: `${format({ dateStyle })}\n${format({ timeStyle })}` };
  return page.locator('main table').evaluateAll((tables, { line, lines }) => {
    for (const shown of document.querySelectorAll('main table time'))
      shown.textContent = shown.textContent?.includes('\n') ? lines : line;
    return tables.map((table) => {
      let box = table.parentElement;
      while (box && getComputedStyle(box).overflowX === 'visible') box = box.parentElement;
      return box ? box.scrollWidth - box.clientWidth : 0;
    });
  }, wide);
};
