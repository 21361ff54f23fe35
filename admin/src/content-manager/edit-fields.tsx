import type { ReactNode } from 'react';

import { isWordField } from '../translations/words';
import { AMOUNT_FIELD, isInstantField, isReadOnlyLayout } from './our-types';
import { MONEY_HINT, SHOWN_FIELD } from './shown-field';

export type EditField = {
  name: string;
  type: string;
  attribute: { type: string; customField?: string };
  hint?: ReactNode;
  disabled?: boolean;
};

export type EditView<Field extends EditField> = { layout: { layout: Field[][][]; options?: unknown } };

const locked = <Field extends EditField>(field: Field): Field => {
  const { name, attribute } = field;
  if (attribute.customField === AMOUNT_FIELD) return { ...field, disabled: true, hint: MONEY_HINT };
  if (isWordField(name) || isInstantField(name, attribute.type)) {
    return { ...field, disabled: true, type: SHOWN_FIELD, ...(name === 'state' ? { hint: MONEY_HINT } : {}) };
  }
  return { ...field, disabled: true };
};

/**
 * Locks every field of the types that money hangs on, and shows words and times there. The stored view is not changed.
 * The server refuses writes to them anyway; this says so before a person types.
 */
export const lockMoneyFields = <View extends EditView<EditField>>(view: View): View =>
  isReadOnlyLayout(view.layout)
    ? { ...view, layout: { ...view.layout, layout: view.layout.layout.map((panel) => panel.map((row) => row.map(locked))) } }
    : view;
