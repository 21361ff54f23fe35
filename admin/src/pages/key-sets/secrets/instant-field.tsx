import { DateTimePicker, Field } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useNow } from '../../../hooks/use-now';
import { useText } from '../../../translations/texts';

type Props = {
  label: string;
  hint?: string;
  /** ISO 8601; `null` when none is chosen. */
  instant: string | null;
  disabled?: boolean;
  onChange: (instant: string | null) => void;
};

/** Is this a time that can still be waited for? */
export const isAhead = (instant: string | null, now: number): boolean => instant !== null && Date.parse(instant) > now;

/** Day and time in the person's own zone; a time that has passed is said to be one. */
export const InstantField = ({ label, hint, instant, disabled = false, onChange }: Props) => {
  const text = useText();
  const { locale } = useIntl();
  const isPast = !isAhead(instant, useNow());
  return (
    <Field.Root name="instant" error={instant !== null && isPast ? text('instant.past') : false} hint={hint ?? ''}>
      <Field.Label>{label}</Field.Label>
      <DateTimePicker
        value={instant === null ? null : new Date(instant)}
        locale={locale}
        disabled={disabled}
        dateLabel={text('instant.date')}
        timeLabel={text('instant.time')}
        clearLabel={text('instant.clear')}
        onClear={() => onChange(null)}
        onChange={(date) => onChange(date?.toISOString() ?? null)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
