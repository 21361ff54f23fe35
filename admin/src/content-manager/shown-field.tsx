import { Field, TextInput } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';

import { descriptor } from '../translations/texts';
import { useShownValue } from './shown-value';

/** Name of the input below in the panel's library of inputs; no content type can be given it. */
export const SHOWN_FIELD = 'commerce-payments.shown';

/** Below amounts and states of what nobody edits. */
export const MONEY_HINT = <FormattedMessage {...descriptor('content-manager.money-hint')} />;

type Props = { name: string; label?: ReactNode; hint?: ReactNode };

/** A value of ours that is read, never typed: a state as a word, a time as a time. */
export const ShownField = ({ name, label, hint }: Props) => {
  const { value } = useField(name);
  const shown = useShownValue();
  return (
    <Field.Root name={name} id={name} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <TextInput disabled value={shown(name.split('.').at(-1) ?? name, value)} onChange={() => undefined} />
      <Field.Hint />
    </Field.Root>
  );
};
