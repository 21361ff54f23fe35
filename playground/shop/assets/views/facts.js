import { element } from '../element.js';

/** A list of facts, name beside value; those without a value are left out. */
export const facts = (pairs) =>
  element(
    'dl',
    { class: 'facts' },
    pairs
      .filter(([, value]) => value !== null && value !== undefined && value !== false)
      .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)))
  );
