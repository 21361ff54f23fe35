/**
 * A secret that is not kept here but named: `env:TOSS_SECRET_KEY` is what the environment variable holds at the moment
 * of use. The name is public, the value never is.
 */
export const REFERENCE_PREFIX = 'env:';

/** What can be wrong with a reference itself; what is wrong with the value behind it has the words of a typed key. */
export const REFERENCE_PROBLEMS = ['REFERENCE_MISSING', 'REFERENCE_INVALID'] as const;
export type ReferenceProblem = (typeof REFERENCE_PROBLEMS)[number];

const REFERENCE_FORM = /^env:([A-Z_][A-Z0-9_]{0,99})$/;

/** Strapi puts variables of this prefix into the panel's bundle, where every visitor reads them. */
const PUBLISHED = /^STRAPI_ADMIN_/;

/** Is this meant as a reference? No key begins like one. */
export const isReference = (text: string): boolean => text.startsWith(REFERENCE_PREFIX);

/** The variable that a reference names; `null` when the text is none, or names one that Strapi publishes. */
export const variableOf = (reference: string): string | null => {
  const name = REFERENCE_FORM.exec(reference)?.[1];
  return name === undefined || PUBLISHED.test(name) ? null : name;
};
