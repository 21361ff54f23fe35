import type { ReactNode } from 'react';

import { Amount } from '../components/amount';
import { isWordField } from '../translations/words';
import { AMOUNT_FIELD, isInstantField, isReadOnlyLayout } from './our-types';
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
  if (!isOurs || !(isWordField(name) || isInstantField(name, attribute.type))) return header;
  return { ...header, cellFormatter: (row: Row) => <ShownValue field={name} value={row[name]} /> };
};

/**
 * Makes our columns readable in the Content Manager's lists: amounts with their currency, states as words, times as
 * times. Strapi runs it for every content type, first with empty lists, and a hook that throws takes them all down.
 */
export const showOurColumns = <View extends ListView<Header>>(view: View): View => ({
  ...view,
  displayedHeaders: view.displayedHeaders.map((header) => readable(header, isReadOnlyLayout(view.layout))),
});
