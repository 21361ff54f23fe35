import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useText } from '../translations/texts';

type Props = {
  name: string;
  label: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  /** `null`: all of them. */
  change: (value: string | null) => void;
};

/** A filter with one of a few words, or all. */
export const Choice = ({ name, label, value, options, change }: Props) => {
  const text = useText();
  return (
    <Field.Root name={name} style={{ minWidth: 0 }}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value ?? ''}
        placeholder={text('filter.all')}
        onChange={(chosen) => change(String(chosen))}
        onClear={() => change(null)}
        clearLabel={text('filter.clear')}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};
