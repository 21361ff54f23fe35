import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const GRAVE = ['serious', 'critical'];

/**
 * What axe finds wrong, serious and critical findings only, a line each.
 *
 * @param part a selector; everything by default
 */
export const graveFindings = async (page: Page, part?: string): Promise<string[]> => {
  const axe = new AxeBuilder({ page });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${impact} ${id}: ${target.join(' ')} ${failureSummary ?? ''}`)
    );
};
