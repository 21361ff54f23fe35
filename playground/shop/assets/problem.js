import { Refusal } from './backend.js';
import { element } from './element.js';
import { hasText, language, text } from './language.js';

/** Words for a code of the API, of Toss's redirect or of its SDK. Unknown codes are never guessed. */
export const wordsForCode = (code) => (hasText(`error.${code}`) ? text(`error.${code}`) : text('error.unknown'));

/** Words for what was thrown: the provider's own reason where it came in both languages, else ours by code. */
export const wordsFor = (error) => {
  if (!(error instanceof Refusal)) return hasText(`error.${error.code}`) ? text(`error.${error.code}`) : text('error.unknown');
  return error.details.messages?.[language()] ?? wordsForCode(error.code);
};

/** The code beside the words, for those who have to look it up. */
const codeOf = (error) => error.details?.providerCode ?? error.code ?? null;

/** A box that says what went wrong, read out at once. */
export const problemBox = (error) =>
  element(
    'div',
    { class: 'problem', role: 'alert', 'data-code': error.code ?? null },
    element('p', {}, wordsFor(error)),
    codeOf(error) && element('p', { class: 'soft small' }, text('code.label', { code: codeOf(error) }))
  );
