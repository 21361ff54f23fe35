import { Field, TextInput } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';

type Props = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** What is wrong with what is typed now; said before the server's own word. */
  problem?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  /** Nobody can change it here: a lock says so, and the hint why. */
  locked?: boolean;
  placeholder?: string;
  secret?: boolean;
  /** Drops spaces, line ends and byte order marks around a pasted value. */
  trims?: boolean;
};

/** The server's error for a field, for as long as the field still holds what the server refused. */
const useServerError = (error: string | undefined, value: unknown): string | undefined => {
  const [refused, setRefused] = useState({ error, value });
  if (refused.error !== error) setRefused({ error, value });
  return refused.value === value ? error : undefined;
};

/** A text field of a form, with what is wrong right below it. A secret one is never filled by the browser. */
export const FormField = ({
  name,
  label,
  hint,
  problem,
  secret = false,
  trims = false,
  required = false,
  locked = false,
  ...rest
}: Props) => {
  const field = useField<string | null>(name);
  const serverError = useServerError(field.error, field.value);
  const change = (value: string) => {
    const next = trims ? value.trim() : value;
    field.onChange(name, next === '' ? null : next);
  };
  return (
    <Field.Root name={name} id={name} error={problem ?? serverError ?? false} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        {...rest}
        {...(locked ? { startAction: <Lock aria-hidden fill="neutral600" /> } : {})}
        value={field.value ?? ''}
        type={secret ? 'password' : 'text'}
        autoComplete={secret ? 'new-password' : 'off'}
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
