/** A page's text without its fenced blocks, in which `#` is a comment and brackets are code. */
const proseOf = (source: string): string => source.replace(/^ *```[\s\S]*?^ *```$/gm, '');

export type Heading = { level: number; title: string };

export const headingsOf = (source: string): Heading[] =>
  [...proseOf(source).matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', title = '']) => ({ level: marks.length, title }));

/** What stands between one heading and the next. */
export const sectionsOf = (source: string): { body: string }[] =>
  proseOf(source)
    .split(/^#+ .+$/m)
    .map((body) => ({ body }));

/** Targets of links and images that lead to no other site. */
export const linksOf = (source: string): string[] =>
  [...proseOf(source).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** The anchors that GitHub gives headings: small letters, digits of any language and hyphens; spaces become hyphens. */
export const anchorsOf = (source: string): string[] =>
  headingsOf(source).map(({ title }) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-')
  );
