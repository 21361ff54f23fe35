import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

import { STRAPIS_FINDINGS, type FramePlace, type StrapisFinding } from './strapis-findings';
import type { Theme } from './visitor';

/** What a theme can change: everything else is asked about once. */
const COLOURS = ['color-contrast'];

export type Met = {
  rule: string;
  impact: string;
  place: FramePlace;
  theme: Theme;
  /** A selector that leads to the element. */
  target: string;
  /** How it begins. */
  element: string;
  /** The entry of the list that this is; `undefined` for what is nobody's but ours to mend, or new. */
  listed: StrapisFinding | undefined;
};

const toTheme = async (page: Page, theme: Theme): Promise<void> => {
  const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await colour();
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction((old) => getComputedStyle(document.body).backgroundColor !== old, before);
};

type Finding = Omit<Met, 'listed'>;

/** The entry of the list that a finding is: the same rule, as grave, in the same place and theme, at what Strapi draws. */
const entryOf = async (page: Page, { rule, impact, place, theme, target }: Finding): Promise<Met['listed']> => {
  for (const entry of STRAPIS_FINDINGS) {
    if (entry.rule !== rule || entry.impact !== impact) continue;
    if (!entry.places.includes(place) || (entry.theme ?? theme) !== theme) continue;
    const isStrapis = await page.evaluate(
      ([element, strapis]) => document.querySelector(element)?.matches(strapis) ?? false,
      [target, entry.at] as const
    );
    if (isStrapis) return entry;
  }
  return undefined;
};

const meet = async (page: Page, place: FramePlace, theme: Theme): Promise<Met[]> => {
  const axe = new AxeBuilder({ page });
  if (theme === 'dark') axe.withRules(COLOURS);
  const { violations } = await axe.analyze();
  const findings = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, html }) => ({
      ...{ rule: id, impact: impact ?? 'none', place, theme, target: target.join(' ') },
      element: html.slice(0, 200),
    }))
  );
  return Promise.all(findings.map(async (finding) => ({ ...finding, listed: await entryOf(page, finding) })));
};

/** Everything that axe finds on the page as it stands, however grave and whosever; in the light theme but for its colours. */
export const everyFinding = async (page: Page, place: FramePlace): Promise<Met[]> => {
  // What is under the mouse has the Design System's own colours for that.
  await page.mouse.move(0, 0);
  const light = await meet(page, place, 'light');
  await toTheme(page, 'dark');
  const dark = await meet(page, place, 'dark');
  await toTheme(page, 'light');
  return [...light, ...dark];
};
