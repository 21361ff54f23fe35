import type { Theme } from './visitor';

/** Pages of the panel, where axe is asked about everything on them, Strapi's frame too; the last two on a phone. */
export const FRAME_PLACES = [
  'login',
  'home',
  'page',
  'settings',
  'list',
  'order',
  'product',
  'page-phone',
  'settings-phone',
] as const;
export type FramePlace = (typeof FRAME_PLACES)[number];

export type StrapisFinding = {
  /** As axe calls it. */
  rule: string;
  /** How grave axe finds it. */
  impact: 'minor' | 'moderate' | 'serious' | 'critical';
  places: readonly FramePlace[];
  /** The elements that have it, all of them drawn by Strapi: the same rule broken by anything else is not excused. */
  at: string;
  /** The theme that alone has it. */
  theme?: Theme;
};

/**
 * What is Strapi's own and fails axe. `docs/accessibility.md` lists the same, with what a person meets; a test finds out
 * when Strapi mends one, or when one is added.
 */
export const STRAPIS_FINDINGS: readonly StrapisFinding[] = [
  { rule: 'aria-allowed-attr', impact: 'critical', places: ['product'], at: 'form [aria-roledescription=slide]' },
  { rule: 'autocomplete-valid', impact: 'serious', places: ['login'], at: 'input[name=password]' },
  {
    rule: 'color-contrast',
    impact: 'serious',
    places: ['home'],
    at: 'section > header h2[id^="plugin::"], a[data-testid^=stat-] *',
    theme: 'light',
  },
  { rule: 'landmark-main-is-top-level', impact: 'moderate', places: ['home'], at: 'main section main' },
  { rule: 'landmark-no-duplicate-main', impact: 'moderate', places: ['home'], at: '#main-content' },
  { rule: 'landmark-unique', impact: 'moderate', places: ['home'], at: '#main-content' },
  { rule: 'landmark-unique', impact: 'moderate', places: ['order', 'product'], at: 'form aside' },
  { rule: 'region', impact: 'moderate', places: ['page-phone', 'settings-phone'], at: 'a:not(main *) > span' },
];
