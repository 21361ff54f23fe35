/** Longest order name that Toss takes (Toss API reference, Payment object, `orderName`). */
export const MAX_ORDER_NAME = 100;

/** Cuts to `max` UTF-16 units without leaving half a character at the end. */
const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  let end = '';
  for (const character of text) {
    if (end.length + character.length > max - 1) break;
    end += character;
  }
  return `${end}…`;
};

/**
 * The order's name in Toss's habit: the first product, and how many other kinds there are ("린넨 셔츠 외 1건",
 * "Linen shirt and 1 more"). At most 100 characters; a long product name is cut, never the count.
 *
 * @param names one name a line, at least one
 */
export const orderNameOf = (names: readonly string[], locale: string): string => {
  const [first = '', ...others] = names.map((name) => name.trim().replace(/\s+/g, ' '));
  if (others.length === 0) return cut(first, MAX_ORDER_NAME);
  const rest = locale.startsWith('ko') ? ` 외 ${others.length}건` : ` and ${others.length} more`;
  return cut(first, MAX_ORDER_NAME - rest.length) + rest;
};
