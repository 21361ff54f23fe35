import type { Locator, Page } from 'playwright-core';

/** More than any page of ours has to walk through, Strapi's menus included. */
const MOST_STEPS = 60;

export const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((each) => each === document.activeElement);

/** What the focus is on, in words that help a person who reads a failed test. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80) ?? 'nothing');

/**
 * Walks with the Tab key until the focus is on `element`.
 *
 * @throws Error with what was walked through, when the keyboard does not come there
 */
export const walkTo = async (page: Page, element: Locator): Promise<void> => {
  await element.waitFor();
  const walked: string[] = [];
  while (!(await hasFocus(element))) {
    if (walked.length === MOST_STEPS) throw new Error(`Tab does not lead there, but to:\n${walked.join('\n')}`);
    await page.keyboard.press('Tab');
    walked.push(await focused(page));
  }
};
