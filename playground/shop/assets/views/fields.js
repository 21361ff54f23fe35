import { element } from '../element.js';

/**
 * A labelled text field; its hint and its error are read out with it.
 *
 * @param {{ id: string, label: string, hint?: string, required?: boolean } & Record<string, unknown>} options what is
 * left goes to the `input`
 */
export const field = ({ id, label, hint, ...attributes }) =>
  element(
    'div',
    { class: 'field' },
    element('label', { for: id }, label),
    element('input', { id, name: id, 'aria-describedby': hint ? `${id}-hint` : null, ...attributes }),
    hint && element('span', { id: `${id}-hint`, class: 'soft small' }, hint)
  );

/** One of several: a row of radio buttons that look like cards. `options`: value, words, hint. */
export const choice = ({ name, label, options, chosen }) =>
  element(
    'fieldset',
    { class: 'choice' },
    element('legend', {}, label),
    options.map(([value, words, hint]) =>
      element(
        'label',
        {},
        element('input', { type: 'radio', name, value, checked: value === chosen }),
        element('span', {}, words, hint && element('span', { class: 'soft small' }, hint))
      )
    )
  );

/** What was typed, without the fields left empty. */
export const filled = (form, names) =>
  Object.fromEntries(
    names.map((name) => [name, String(new FormData(form).get(name) ?? '').trim()]).filter(([, value]) => value !== '')
  );
