import type { Page } from 'playwright-core';

import { graveFindings, type Ours } from './accessibility';
import { settled, setTheme } from './panel';
import { shoot } from './screenshots';
import { SCREENS, type Screen, type Theme } from './visitor';

/** Looks at one page as it stands. */
const look = async (page: Page, name: string, ours: Ours): Promise<string[]> => {
  await shoot(page, name);
  return (await graveFindings(page, ours)).map((finding) => `${name}: ${finding}`);
};

const onScreen = async (page: Page, screen: Screen): Promise<void> => {
  await page.setViewportSize(SCREENS[screen]);
};

/** Is anything wider than the screen, so that a phone's owner must push the page sideways? */
const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/**
 * Looks at a page of the shop or of the payment window: on a desk and on a phone, and for a person whose system is
 * dark.
 */
export const inspectShopPage = async (page: Page, name: string): Promise<string[]> => {
  const findings = await look(page, `${name}-desk`, 'everything');
  await onScreen(page, 'phone');
  findings.push(...(await look(page, `${name}-phone`, 'everything')));
  if (await isTooWide(page)) findings.push(`${name}-phone: wider than the screen`);
  await onScreen(page, 'desk');
  await page.emulateMedia({ colorScheme: 'dark' });
  findings.push(...(await graveFindings(page, 'everything')).map((finding) => `${name} in a dark system: ${finding}`));
  await page.emulateMedia({ colorScheme: 'light' });
  return findings;
};

const THEMES: readonly Theme[] = ['light', 'dark'];

/** `prepare`: what has to be typed or opened again after each load. */
export type PanelPage = { prepare?: () => Promise<void>; ours?: Ours };

/**
 * Looks at a page of the panel in both themes, and on a phone. Changing the theme loads the page anew.
 */
export const inspectPanelPage = async (
  page: Page,
  name: string,
  { prepare, ours = 'main' }: PanelPage = {}
): Promise<string[]> => {
  const findings: string[] = [];
  for (const theme of THEMES) {
    await setTheme(page, theme);
    await prepare?.();
    findings.push(...(await look(page, `${name}-desk-${theme}`, ours)));
  }
  await onScreen(page, 'phone');
  await setTheme(page, 'light');
  await prepare?.();
  findings.push(...(await look(page, `${name}-phone-light`, ours)));
  await onScreen(page, 'desk');
  await settled(page);
  return findings;
};
