import { Field, TextInput } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { forwardRef, useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';

import { useText } from '../translations/texts';
import { formatAmount, plainAmount, readAmount } from './money-text';

/**
 * What the form holds while the typed text is no amount. An object, because neither the panel nor the server takes one
 * for a number: the page cannot be saved with the price of before, or with none.
 */
type Refused = { refused: string };

type Props = {
  name: string;
  label?: ReactNode;
  labelAction?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
};

const DEFAULT_CURRENCY = 'KRW';

const useCurrency = (): string => {
  const currency = useForm('AmountInput', (state) => (state.values as { currency?: unknown }).currency);
  return typeof currency === 'string' && currency !== '' ? currency : DEFAULT_CURRENCY;
};

/** The custom field for amounts: shows ₩12,000 and stores 12000, shows US$19.99 and stores 1999. */
export const AmountInput = forwardRef<HTMLInputElement, Props>(
  ({ name, label, labelAction, hint, required = false, disabled = false, placeholder }, ref) => {
    const field = useField<number | Refused | null>(name);
    const currency = useCurrency();
    const { locale } = useIntl();
    const text = useText();
    const [typed, setTyped] = useState<string | null>(null);

    const value = field.value ?? null;
    const isRefused = typeof value === 'object' && value !== null;
    const plain = isRefused ? value.refused : value === null ? '' : plainAmount(value, currency);
    const shown = typeof value === 'number' ? formatAmount(value, currency, locale) : plain;
    const reading = readAmount(typed ?? plain, currency);
    const problem = 'problem' in reading ? text(`amount.problem.${reading.problem}`) : undefined;

    const type = (next: string) => {
      setTyped(next);
      const read = readAmount(next, currency);
      field.onChange(name, 'problem' in read ? { refused: next } : read.amount);
    };

    return (
      <Field.Root name={name} id={name} error={problem ?? field.error ?? false} hint={hint} required={required}>
        <Field.Label action={labelAction}>{label}</Field.Label>
        <TextInput
          ref={ref}
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          placeholder={placeholder ?? ''}
          value={typed ?? shown}
          onChange={(event) => type(event.target.value)}
          onFocus={() => setTyped(plain)}
          onBlur={() => setTyped(null)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    );
  }
);
AmountInput.displayName = 'AmountInput';
