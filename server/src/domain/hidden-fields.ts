import { withoutSecrets } from './hidden-secrets';

const HIDDEN = '[hidden]';
const MAX_DEPTH = 20;

/** Secrets by their name, and what identifies a person or an account. */
const HIDDEN_FIELDS =
  /secret|password|authorization|cookie|token|billingKey|^(customer|depositor|holder|representative)Name$|customerKey|email|phone|accountNumber|registrationNumber|identityNumber/i;

/**
 * What a provider said, for people to look at: fields with secrets, names and account numbers hidden, and whatever
 * looks like a secret taken out of the texts that are left.
 *
 * @param value parsed JSON; what lies deeper than 20 levels is hidden
 */
export const withHiddenFields = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return withoutSecrets(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.map((inner) => withHiddenFields(inner, depth + 1));
  const hide = ([name, inner]: [string, unknown]): [string, unknown] =>
    HIDDEN_FIELDS.test(name) && inner !== null ? [name, HIDDEN] : [name, withHiddenFields(inner, depth + 1)];
  return Object.fromEntries(Object.entries(value).map(hide));
};
