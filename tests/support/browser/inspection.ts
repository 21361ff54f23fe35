import type { Page } from 'playwright-core';

import { graveFindings, type Ours } from './accessibility';
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
