import { Box, Field, TextInput, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';

import { descriptor } from '../translations/texts';
import { isWordField } from '../translations/words';
import { KEY_SET_FIELD } from './our-types';
import { useShownValue } from './shown-value';

/** Name of the input below in the panel's library of inputs; no content type can be given it. */
export const SHOWN_FIELD = 'commerce-payments.shown';

/** Below amount and state of what nobody edits. */
export const MONEY_HINT = <FormattedMessage {...descriptor('content-manager.money-hint')} />;

type Props = { name: string; label?: ReactNode; hint?: ReactNode };

/** A list of facts as it is stored, as high as it needs to be. */
const Facts = ({ label, facts }: { label: ReactNode; facts: unknown }) => (
  <Box tag="figure">
    <Typography tag="figcaption" variant="pi" fontWeight="bold" textColor="neutral800">
      {label}
    </Typography>
    <Box
      tag="pre"
      marginTop={1}
      padding={3}
      background="neutral150"
      hasRadius
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      <Typography textColor="neutral800" style={{ fontFamily: 'monospace' }}>
        {facts == null ? '-' : JSON.stringify(facts, null, 2)}
      </Typography>
    </Box>
  </Box>
);

/** A value of ours that is read, never typed: a state as a word, a time as a time, facts as a text. */
export const ShownField = ({ name, label, hint }: Props) => {
  const { value } = useField(name);
  const shown = useShownValue();
  const field = name.split('.').at(-1) ?? name;
  if (!isWordField(field) && field !== KEY_SET_FIELD && !field.endsWith('At'))
    return <Facts label={label} facts={value} />;
  return (
    <Field.Root name={name} id={name} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <TextInput disabled value={shown(field, value)} onChange={() => undefined} />
      <Field.Hint />
    </Field.Root>
  );
};
