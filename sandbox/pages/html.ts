/** Markup that may stand in a page as it is. */
export type Html = { readonly markup: string };

type Part = Html | string | number | null | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const render = (part: Part): string => {
  if (part === null || part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(render).join('');
  if (typeof part === 'object') return (part as Html).markup;
  return String(part).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
};

/** Builds markup; everything put in is escaped unless it is markup itself. Null, undefined and false are nothing. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: texts.map((text, index) => text + render(parts[index])).join(''),
});

/** Markup from a text that is known to be harmless, such as a style sheet. */
export const raw = (markup: string): Html => ({ markup });
