import type { ReactNode } from 'react';

import { isWordField } from '../translations/words';
import { isInstantField, isReadOnlyLayout, KEY_SET_FIELD } from './our-types';
import { MONEY_HINT, SHOWN_FIELD } from './shown-field';

export type EditField = {
  name: string;
  type: string;
  attribute: { type: string; customField?: string };
  hint?: ReactNode;
  disabled?: boolean;
  required?: boolean;
};

export type EditView<Field extends EditField> = { layout: { layout: Field[][][]; options?: unknown } };

const isShown = ({ name, attribute }: EditField): boolean =>
  isWordField(name) || name === KEY_SET_FIELD || attribute.type === 'json' || isInstantField(name, attribute.type);

/** A locked field asks for nothing, so it carries no mark for "required". */
const locked = <Field extends EditField>(field: Field): Field => ({
  ...field,
  disabled: true,
  required: false,
  ...(isShown(field) ? { type: SHOWN_FIELD } : {}),
  ...(['state', 'amount'].includes(field.name) ? { hint: MONEY_HINT } : {}),
});

/**
 * Locks every field of the types that money hangs on, and shows words and times there. The stored view is not changed.
 * The server refuses writes to them anyway; this says so before a person types.
 */
export const lockMoneyFields = <View extends EditView<EditField>>(view: View): View =>
  isReadOnlyLayout(view.layout)
    ? {
        ...view,
        layout: { ...view.layout, layout: view.layout.layout.map((panel) => panel.map((row) => row.map(locked))) },
      }
    : view;
