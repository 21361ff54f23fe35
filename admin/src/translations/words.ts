import { isTextId, type TextId } from './texts';

/** Fields whose values are words of ours (`paid`, `live`, `card`), and where their texts stand. */
const PREFIX: Readonly<Record<string, string>> = {
  state: 'state',
  environment: 'environment',
  kind: 'kind',
  method: 'method',
  origin: 'origin',
  currency: 'currency',
  provider: 'provider',
};

/** Is this field's value one of our words? */
export const isWordField = (name: string): boolean => Object.hasOwn(PREFIX, name);

/** The text of a word, such as `paid` in the field `state`; `null` for a word that this panel does not know. */
export const wordTextId = (field: string, word: unknown): TextId | null => {
  const id = `${PREFIX[field]}.${String(word)}`;
  return isWordField(field) && isTextId(id) ? id : null;
};
