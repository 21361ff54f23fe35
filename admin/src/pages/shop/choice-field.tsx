import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';

type Props = {
  name: string;
  label: string;
  hint: string;
  options: readonly { value: string; label: string }[];
  disabled: boolean;
};

/** One of a few, in a form. */
export const ChoiceField = ({ name, label, hint, options, disabled }: Props) => {
  const field = useField<string>(name);
  return (
    <Field.Root name={name} id={name} error={field.error ?? false} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={field.value ?? ''}
        disabled={disabled}
        onChange={(value) => field.onChange(name, String(value))}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
