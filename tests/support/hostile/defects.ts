import fc from 'fast-check';
import { AMOUNTS, KINDS, TEXTS } from './pieces';

/** The body of a request that succeeds. Every defect is put into one of these. */
export type GoodBody = Record<string, unknown>;

type Place = { path: readonly (string | number)[]; value: unknown };

const TOO_LONG = 'x'.repeat(5_000);
/** What is wrong in every text: where a form is asked for, all the other pieces are wrong as well. */
const WRONG_TEXTS: readonly unknown[] = ['a\u0000b', '\ud800', 'x\udfff', TOO_LONG, 42, -1, true];
/** Fields that take nearly every text of one line, or of several. */
const FREE_TEXT = /^(name|reason|memo|note|description|recipient|address1|address2|postalCode|holderName|url)$/;

/** Fields that take digits, however odd: such a text is no defect there. */
const DIGITS_TAKEN = /^(accountNumber|phone)$/;
const DIGITS = /^\d+$/;

const wrongTextsOf = (field: string): readonly unknown[] => {
  if (FREE_TEXT.test(field) || /Key$|^mid$/.test(field)) return WRONG_TEXTS;
  const texts = TEXTS.filter((text) => text !== '' && !(DIGITS_TAKEN.test(field) && DIGITS.test(text)));
  return [...WRONG_TEXTS, ...texts];
};

const wrongFor = ({ path, value }: Place): readonly unknown[] => {
  if (typeof value === 'number') return [...AMOUNTS, ...KINDS, true, 'x'];
  if (typeof value === 'boolean') return [...KINDS, 'true', 'x', 1, 0];
  if (typeof value === 'string') return [...KINDS, ...wrongTextsOf(String(path.at(-1)))];
  return ['x', 42, true, TOO_LONG];
};

const placesOf = (value: unknown, path: Place['path'] = []): Place[] => {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, of]) => placesOf(of, [...path, Array.isArray(value) ? Number(key) : key]))
      : [];
  return path.length === 0 ? inner : [{ path, value }, ...inner];
};

const withValue = (body: unknown, [key, ...rest]: Place['path'], value: unknown): unknown => {
  if (key === undefined) return value;
  const copy = (Array.isArray(body) ? [...body] : { ...(body as object) }) as Record<string | number, unknown>;
  copy[key] = withValue(copy[key], rest, value);
  return copy;
};

const EXTRA = ['constructor', '$gt', '$where', 'prototype', 'id', 'state', 'price', 'createdBy', 'toString', ''];

/** A field that nobody asked for, somewhere at the top. */
const withExtra = (body: GoodBody): fc.Arbitrary<GoodBody> =>
  fc
    .tuple(fc.constantFrom(...EXTRA), fc.constantFrom(...KINDS, ...TEXTS))
    .map(([key, value]) => ({ ...body, [key]: value }));

const withWrongValue = (body: GoodBody): fc.Arbitrary<GoodBody> =>
  fc
    .constantFrom(...placesOf(body))
    .chain((place) =>
      fc.constantFrom(...wrongFor(place)).map((value) => withValue(body, place.path, value) as GoodBody)
    );

/** A good body with one thing wrong in it for certain; sometimes a prototype's key beside it, which must do nothing. */
export const spoilt = (body: GoodBody): fc.Arbitrary<GoodBody> =>
  fc
    .tuple(fc.oneof({ weight: 4, arbitrary: withWrongValue(body) }, withExtra(body)), fc.nat(9))
    .map(([bad, dice]) => (dice === 0 ? { ...bad, ['__proto__']: { isAdmin: true, amount: 1 } } : bad));
