/** What spreadsheets take for the beginning of a formula, in their full-width forms as well. */
const FORMULA = /^[\s]*[=+\-@|\t\r＝＋－＠]/;

export type Cell = string | number | null;

/** A cell: quoted, and a text that a spreadsheet would run is made to be shown. */
const cellOf = (value: Cell): string => {
  if (value === null) return '';
  const text = String(value);
  const shown = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return `"${shown.replaceAll('"', '""')}"`;
};

/** For Excel, which takes Korean for something else without it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A line of CSV (RFC 4180). */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** A file, line by line as the rows come, and no faster than they are taken away. */
export async function* csvLines<Row>(
  head: readonly string[],
  rows: AsyncIterable<Row>,
  cellsOf: (row: Row) => readonly Cell[]
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(head);
  for await (const row of rows) yield csvLine(cellsOf(row));
}
