import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const GRAVE = ['serious', 'critical'];

/** Strapi's own: the pictures of its media fields say `aria-selected`, which is not allowed there. */
const PICTURES = '[aria-roledescription=slide]';

/** A page of the panel is Strapi's around `main`; of an edit view a part of `main` is Strapi's too. */
export type Ours = 'everything' | 'main' | 'main but pictures' | 'dialog';

/**
 * What axe finds wrong, serious and critical findings only, a line each.
 *
 * @param ours what of the page is ours; the rest is somebody else's to mend
 */
export const graveFindings = async (page: Page, ours: Ours): Promise<string[]> => {
  const axe = new AxeBuilder({ page });
  if (ours === 'dialog') axe.include('[role=dialog]');
  else if (ours !== 'everything') axe.include('main');
  if (ours === 'main but pictures') axe.exclude(PICTURES);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${impact} ${id}: ${target.join(' ')} ${failureSummary ?? ''}`)
    );
};
