/**
 * Readers for fields of a foreign answer. None throws: what is not there, or is of another kind, is `null`.
 * New fields and words appear at Toss without notice, so that nothing but the field asked for is looked at.
 */

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** Text that is not empty; a number is read as its digits. Longer than `maxLength` is cut. */
export const text = (value: unknown, maxLength = 500): string | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, maxLength) : null;
};

/** A whole number from 0, also as digits in a string. */
export const wholeNumber = (value: unknown): number | null => {
  const read = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof read === 'number' && Number.isSafeInteger(read) && read >= 0 ? read : null;
};

const DATE_FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Epoch milliseconds of a Toss date. Without an offset it is Korean time.
 * Source: Toss API reference: `yyyy-MM-dd'T'HH:mm:ss±hh:mm`, some `dueDate` and webhook times without offset.
 */
export const instant = (value: unknown): number | null => {
  const match = typeof value === 'string' ? DATE_FORM.exec(value.trim()) : null;
  if (!match) return null;
  const [, date, time = '00:00:00', offset = '+09:00'] = match;
  const withColon = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const milliseconds = Date.parse(`${date}T${time}${withColon}`);
  return Number.isFinite(milliseconds) ? milliseconds : null;
};

/** An address that a person may be sent to: `http` and `https` only, never `javascript:` or the like. */
export const webAddress = (value: unknown): string | null => {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  return ['https:', 'http:'].includes(new URL(value).protocol) ? value : null;
};
