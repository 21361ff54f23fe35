import type { ReactNode } from 'react';

import { Amount } from '../components/amount';
import { descriptor } from '../translations/texts';
import { isWordField } from '../translations/words';
import { FiguresCell, type Figure } from './figures-cell';
import { AMOUNT_FIELD, KEY_SET_FIELD, isInstantField, isProductLayout, isReadOnlyLayout } from './our-types';
import { ShownValue } from './shown-value';

type Row = Record<string, unknown>;

export type Header = {
  name: string;
  attribute?: { type: string; customField?: string };
  cellFormatter?: (row: Row) => ReactNode;
};

export type ListView<Column extends Header> = { displayedHeaders: Column[]; layout: { options?: unknown } };

const amountCell = (name: string) => (row: Row) => (
  <Amount
    amount={typeof row[name] === 'number' ? row[name] : null}
    currency={typeof row['currency'] === 'string' ? row['currency'] : null}
  />
);

const readable = <Column extends Header>(header: Column, isOurs: boolean): Column => {
  const { name, attribute } = header;
  if (!attribute || header.cellFormatter) return header;
  if (attribute.customField === AMOUNT_FIELD) return { ...header, cellFormatter: amountCell(name) };
  const isShown = isWordField(name) || name === KEY_SET_FIELD || isInstantField(name, attribute.type);
  if (!isOurs || !isShown) return header;
  return { ...header, cellFormatter: (row: Row) => <ShownValue field={name} value={row[name]} /> };
};

/** A column that no field stands behind: Strapi neither sorts nor searches by it. */
const figureColumn = (figure: Figure) => ({
  name: `commerce-payments.${figure}`,
  label: descriptor(figure === 'stock' ? 'stock.pieces' : 'sales.sold'),
  attribute: { type: 'custom' },
  searchable: false,
  sortable: false,
  cellFormatter: (row: Row) => <FiguresCell product={String(row['documentId'])} figure={figure} />,
});

/** Strapi starts with empty lists, and asks again with the columns it has shown. */
const withFigures = <Column extends Header>(headers: Column[]): Column[] =>
  headers.length === 0 || headers.some(({ name }) => name.startsWith('commerce-payments.'))
    ? headers
    : // A column of ours has all that Strapi reads of one; its type names more, which only its own fields have.
      [...headers, figureColumn('stock') as unknown as Column, figureColumn('sold') as unknown as Column];

/**
 * Makes our columns readable in the Content Manager's lists: amounts with their currency, states as words, times as
 * times. Strapi runs it for every content type, first with empty lists, and a hook that throws takes them all down.
 */
export const showOurColumns = <View extends ListView<Header>>(view: View): View => {
  const shown = view.displayedHeaders.map((header) => readable(header, isReadOnlyLayout(view.layout)));
  return { ...view, displayedHeaders: isProductLayout(view.layout) ? withFigures(shown) : shown };
};
