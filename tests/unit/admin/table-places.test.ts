import { adminFiles } from './source-files';

/** A component whose whole answer is a row or a cell of the Design System's tables, and the attributes it gives it. */
const ALONE = /(?:return \(|^(?:export )?const [A-Z]\w* = [^\n]*=> \()\s*<(Tr|Th|Td)\b([^>]*)/gm;

/** `Tr`, `Th` and `Td` that a component of ours draws alone, by file. */
const drawnAlone = adminFiles().flatMap(({ path, source }) =>
  [...source.matchAll(ALONE)].map(([, tag, attributes = '']) => ({ path, tag, attributes }))
);

it('finds rows and heads of ours', () => {
  expect(drawnAlone.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['Tr', 'Th']));
});

it('hands on what a table tells its rows and cells, or no key leads to what is in them', () => {
  expect(drawnAlone.filter(({ attributes }) => !attributes.includes('{...place}'))).toEqual([]);
});
