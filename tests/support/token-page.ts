import { read } from './source-files';

export type TokenPageRow = { route: string; box: string; readOnly: boolean; fullAccess: boolean; browser: boolean };

const ROW = /^\| `((?:GET|POST) [^`]+)` \| `(\w+\.\w+)` \| ([✓–]) \| ([✓–]) \| ([✓–]) \|$/gm;

/** The table of routes and tokens of a page in `docs`. */
export const tokenRowsOf = (page: string): TokenPageRow[] =>
  [...read(page).matchAll(ROW)].map(([, route = '', box = '', readOnly, fullAccess, browser]) => ({
    route,
    box,
    readOnly: readOnly === '✓',
    fullAccess: fullAccess === '✓',
    browser: browser === '✓',
  }));

/** Boxes as a page names them for the browser: "`product`: find, findOne · `checkout`: find". */
export const browserBoxesOf = (page: string): string[] => {
  const line = /^`product`: find, findOne · .*$/m.exec(read(page))?.[0] ?? '';
  return line.split(' · ').flatMap((part) => {
    const [, controller, methods = ''] = /^`(\w+)`: (.+)$/.exec(part) ?? [];
    return methods.split(', ').map((method) => `${controller}.${method}`);
  });
};
