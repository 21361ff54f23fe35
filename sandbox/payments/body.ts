import { tossError } from '../errors/toss-error';

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws TossError `INVALID_REQUEST` unless it is a JSON object */
export const fieldsOf = (value: unknown): Fields => {
  if (!isFields(value)) throw tossError('INVALID_REQUEST');
  return value;
};

/** A text of 1 to `longest` characters. @throws TossError `INVALID_REQUEST` */
export const requiredText = (fields: Fields, name: string, longest: number): string => {
  const value = fields[name];
  if (typeof value !== 'string' || value.length === 0 || value.length > longest) throw tossError('INVALID_REQUEST');
  return value;
};

/** The same, or null when it is absent. @throws TossError `INVALID_REQUEST` */
export const optionalText = (fields: Fields, name: string, longest: number): string | null =>
  fields[name] === undefined || fields[name] === null ? null : requiredText(fields, name, longest);

/** Whether the field is there at all: Toss treats null as absent. */
export const isGiven = (fields: Fields, name: string): boolean => fields[name] !== undefined && fields[name] !== null;
