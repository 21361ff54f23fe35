import { Field, Textarea } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';

type Props = { name: string; label: string; hint: string; problem?: string | undefined; disabled?: boolean };

/** A list in a form, one entry a line: pasted, sorted and corrected like any text. */
export const LinesField = ({ name, label, hint, problem, disabled = false }: Props) => {
  const field = useField<string | null>(name);
  return (
    <Field.Root name={name} id={name} error={problem ?? field.error ?? false} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <Textarea
        value={field.value ?? ''}
        disabled={disabled}
        spellCheck={false}
        // Five lines and more: a list that is cut looks whole.
        style={{ minHeight: '15rem' }}
        onChange={(event) => field.onChange(name, event.target.value === '' ? null : event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
