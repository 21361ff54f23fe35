import { withoutCredentials } from '../../domain/hidden-secrets';

const HIDDEN = '[hidden]';

/** In base64 inside of something longer, by where it begins in a group of three bytes; shared signs at the ends stay. */
const base64Forms = (secret: string): string[] =>
  [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, 'utf8')]);
    const inside = bytes.toString('base64').slice(offset === 0 ? 0 : offset + 1, Math.floor((bytes.length * 8) / 6));
    return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')];
  });

const formsOf = (secretKey: string): string[] => {
  const header = [`${secretKey}:`, secretKey].map((text) => Buffer.from(text, 'utf8').toString('base64'));
  const hex = Buffer.from(secretKey, 'utf8').toString('hex');
  return [...header, secretKey, hex, hex.toUpperCase(), ...base64Forms(secretKey)];
};

/**
 * Makes a function that takes the secret key, and the header made from it, out of a text. Some proxies repeat the
 * request in their error pages, whole, cut off or encoded, and what Toss or a proxy says is kept for operators to read.
 * What looks like another key goes as well: while keys rotate there are two.
 */
export const redactionOf = (secretKey: string): ((text: string) => string) => {
  if (secretKey === '') return withoutCredentials;
  const forms = [...new Set(formsOf(secretKey))];
  return (text) => withoutCredentials(forms.reduce((left, form) => left.replaceAll(form, HIDDEN), text));
};
