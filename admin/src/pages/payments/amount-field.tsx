import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';

import { plainAmount, readAmount } from '../../components/money-text';
import { useText } from '../../translations/texts';

type Props = {
  name: string;
  label: string;
  /** Digits, in the smallest unit; won is what most shops are paid in. */
  value: string | null;
  change: (amount: string | null) => void;
};

const shown = (value: string | null): string =>
  value && /^\d{1,15}$/.test(value) ? plainAmount(Number(value), 'KRW') : '';

/** A bound for amounts. It holds once the field is left or Enter is pressed. */
export const AmountField = ({ name, label, value, change }: Props) => {
  const text = useText();
  const [typed, setTyped] = useState({ value, text: shown(value) });
  if (typed.value !== value) setTyped({ value, text: shown(value) });
  const reading = readAmount(typed.text, 'KRW');
  const problem = 'problem' in reading ? text(`amount.problem.${reading.problem}`) : false;
  const take = (): void => {
    if ('problem' in reading) return;
    const next = reading.amount === null ? null : String(reading.amount);
    if (next !== value) change(next);
  };
  return (
    <Field.Root name={name} error={problem} hint={text('payments.amount.hint')} style={{ minWidth: 0 }}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        inputMode="numeric"
        autoComplete="off"
        placeholder={text('payments.amount.placeholder')}
        value={typed.text}
        onChange={(event) => setTyped({ value, text: event.target.value })}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
