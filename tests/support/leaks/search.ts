/** What is looked for: a name for people, and the secret itself. */
export type Secret = { name: string; value: string };

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

/** Every form that a secret is looked for in. */
export const formsOf = (value: string): Form[] => {
  const hex = Buffer.from(value).toString('hex');
  const all: Form[] = [
    { form: 'plain', needle: value },
    { form: 'reversed', needle: [...value].reverse().join('') },
    { form: 'URL', needle: encodeURIComponent(value) },
    { form: 'hex', needle: hex },
    { form: 'HEX', needle: hex.toUpperCase() },
    ...base64Forms(value).flatMap((needle, offset) => [
      { form: `base64 +${offset}`, needle },
      { form: `base64url +${offset}`, needle: toBase64Url(needle) },
    ]),
  ];
  return all.filter(({ needle }) => needle.length >= LEAST);
};

/** Looks for every secret in every form in every place. */
export const leaksIn = (places: readonly Place[], secrets: readonly Secret[]): Leak[] =>
  secrets.flatMap(({ name, value }) =>
    formsOf(value).flatMap(({ form, needle }) =>
      places.filter(({ text }) => text.includes(needle)).map(({ where }) => ({ secret: name, form, where }))
    )
  );
