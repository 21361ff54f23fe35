const HIDDEN = '[hidden]';

/** What opens the provider's door: secret keys, and the header that carries them. */
const CREDENTIALS: readonly [RegExp, string][] = [
  [/\b(Basic|Bearer)(\s+|%20)[A-Za-z0-9+/=_.~%-]{8,}/gi, `$1 ${HIDDEN}`],
  [/\b(?:test|live)_g?sk_[A-Za-z0-9_]+/g, HIDDEN],
];

/** Sealed values, logins and the secrets that sign our events. */
const OTHERS: readonly [RegExp, string][] = [
  [/\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_.-]+/g, HIDDEN],
  [/\bwhsec_[A-Za-z0-9+/=]{16,}/g, HIDDEN],
];

const hidden = (text: string, forms: readonly [RegExp, string][]): string =>
  forms.reduce((left, [form, instead]) => left.replace(form, instead), text);

/** Takes everything that looks like a key of the provider's, or the header with one, out of a text. */
export const withoutCredentials = (text: string): string => hidden(text, CREDENTIALS);

/** Takes everything that looks like a secret out of a text that is to be logged. */
export const withoutSecrets = (text: string): string => hidden(text, [...CREDENTIALS, ...OTHERS]);
