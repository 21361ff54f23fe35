import { DatePicker, Field } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useText } from '../translations/texts';

type Props = {
  name: string;
  label: string;
  /** A day without a time zone: `2026-11-21`. */
  value: string | null;
  change: (day: string | null) => void;
};

/** The Design System reads a day as UTC and answers midnight where the person is. */
const dateOf = (day: string | null): Date | undefined => {
  const date = day ? new Date(`${day}T00:00:00Z`) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
};
const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** A day of the calendar, chosen or typed. */
export const DayField = ({ name, label, value, change }: Props) => {
  const text = useText();
  const { locale } = useIntl();
  const date = dateOf(value);
  return (
    <Field.Root name={name} style={{ minWidth: 0 }}>
      <Field.Label>{label}</Field.Label>
      <DatePicker
        {...(date ? { value: date } : {})}
        key={value ?? ''}
        locale={locale}
        onChange={(chosen) => change(chosen ? dayOf(chosen) : null)}
        onClear={() => change(null)}
        clearLabel={text('filter.clear')}
        monthSelectLabel={text('filter.month')}
        yearSelectLabel={text('filter.year')}
      />
    </Field.Root>
  );
};
