/** What is looked for: a name for people, the secret itself, and the places where it belongs (hashes, in their table). */
export type Secret = { name: string; value: string; belongsTo?: RegExp };

/** A place that was read, as text. */
export type Place = { where: string; text: string };

/** A secret that was found: which, in what form, and where. */
export type Leak = { secret: string; form: string; where: string };

type Form = { form: string; needle: string };

/** Shorter pieces would be found by chance. */
const LEAST = 12;

/**
 * The text in base64 as it is inside of something longer: three ways, by where it starts in its group of three bytes.
 * Characters that also depend on the neighbours are cut off.
 */
const base64Forms = (value: string): string[] =>
  [0, 1, 2].map((offset) => {
    const bytes = Buffer.byteLength(value) + offset;
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]).toString('base64');
    return encoded.slice(offset === 0 ? 0 : offset + 1, Math.floor((bytes * 8) / 6));
  });

const toBase64Url = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/** As a form writes it: spaces as plus signs, `!'()*` in hex as well. */
const formEncoded = (value: string): string => new URLSearchParams({ v: value }).toString().slice(2);

/** As JSON may write it: slashes behind a backslash, and what is not ASCII in hex. */
const jsonEscaped = (value: string): string =>
  JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Every form that a secret is looked for in. */
export const formsOf = (value: string): Form[] => {
  const hex = Buffer.from(value).toString('hex');
  const url = encodeURIComponent(value);
  const written: Form[] = [
    { form: 'plain', needle: value },
    { form: 'URL', needle: url },
    { form: 'url', needle: url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()) },
    { form: 'form', needle: formEncoded(value) },
    { form: 'JSON', needle: jsonEscaped(value) },
    { form: 'JSON in JSON', needle: JSON.stringify(JSON.stringify(value)).slice(3, -3) },
  ];
  const seen = new Set<string>();
  const all: Form[] = [
    ...written.filter(({ needle }) => !seen.has(needle) && seen.add(needle)),
    { form: 'reversed', needle: [...value].reverse().join('') },
    { form: 'hex', needle: hex },
    { form: 'HEX', needle: hex.toUpperCase() },
    ...base64Forms(value).flatMap((needle, offset) => [
      { form: `base64 +${offset}`, needle },
      { form: `base64url +${offset}`, needle: toBase64Url(needle) },
    ]),
  ];
  return all.filter(({ needle }) => needle.length >= LEAST);
};

/** How many looks a search is: every form of every secret in every place. */
export const looksOf = (places: readonly Place[], secrets: readonly Secret[]): number =>
  places.length * secrets.reduce((sum, { value }) => sum + formsOf(value).length, 0);

/** Looks for every secret in every form in every place. */
export const leaksIn = (places: readonly Place[], secrets: readonly Secret[]): Leak[] =>
  secrets.flatMap(({ name, value, belongsTo }) =>
    formsOf(value).flatMap(({ form, needle }) =>
      places
        .filter(({ where, text }) => !belongsTo?.test(where) && text.includes(needle))
        .map(({ where }) => ({ secret: name, form, where }))
    )
  );
