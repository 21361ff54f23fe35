import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';

import { useText } from '../../translations/texts';
import type { ShopCardProps } from './card-props';

const UTC = 'UTC';

/** Every zone that the browser knows; `UTC` is none of them, but good. */
const zonesWith = (chosen: string): string[] =>
  [...new Set([UTC, chosen, ...Intl.supportedValuesOf('timeZone')])].sort();

/** The time there, so that one sees whether it is the right one. */
const useTimeThere = (zone: string): string => {
  const { formatDate } = useIntl();
  return useMemo(
    () => formatDate(new Date(), { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' }),
    [formatDate, zone]
  );
};

export const TimeZoneField = ({ settings, disabled, problem }: ShopCardProps) => {
  const text = useText();
  const field = useField<string>('timeZone');
  const zone = field.value || settings.timeZone;
  const zones = useMemo(() => zonesWith(settings.timeZone), [settings.timeZone]);
  const now = useTimeThere(zone);
  return (
    <Field.Root
      name="timeZone"
      id="timeZone"
      error={problem('timeZone') ?? field.error ?? false}
      hint={text('shop.time-zone.hint', { now, standard: settings.defaults.timeZone })}
      required
    >
      <Field.Label>{text('shop.time-zone.label')}</Field.Label>
      {/* Typing the beginning of a name leads there; the Design System's combobox shows no value at first. */}
      <SingleSelect value={zone} disabled={disabled} onChange={(value) => field.onChange('timeZone', String(value))}>
        {zones.map((name) => (
          <SingleSelectOption key={name} value={name}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
