import { Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';

import { ENVIRONMENTS, KEY_KINDS } from '../../../../contracts/keys';
import type { KeySetView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { FormField } from '../../components/form-field';
import { useText } from '../../translations/texts';
import type { CardProps } from './card-props';
import { ClientKeyField } from './client-key-field';
import { GridCell } from './grid-cell';

type ChoiceProps = { name: 'environment' | 'kind'; values: readonly string[]; isNew: boolean; disabled: boolean };

/** Environment and kind are fixed once a set exists: payments already taken are read with this set's keys. */
const Choice = ({ name, values, isNew, disabled }: ChoiceProps) => {
  const text = useText();
  const field = useField<string>(name);
  const textOf = (value: string) =>
    name === 'environment'
      ? text(`environment.${value as (typeof ENVIRONMENTS)[number]}`)
      : text(`kind.${value as (typeof KEY_KINDS)[number]}`);
  return (
    <Field.Root
      name={name}
      id={name}
      error={field.error ?? false}
      hint={text(isNew ? `key-set.${name}.hint` : 'key-set.fixed.hint')}
      required
    >
      <Field.Label>{text(`key-set.${name}.label`)}</Field.Label>
      <SingleSelect
        value={field.value ?? ''}
        disabled={disabled || !isNew}
        onChange={(value) => field.onChange(name, String(value))}
      >
        {values.map((value) => (
          <SingleSelectOption key={value} value={value}>
            {textOf(value)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

const TEXT_FIELDS = [
  { name: 'name', required: true, wide: false },
  { name: 'mid', required: false, wide: false },
  { name: 'description', required: false, wide: true },
] as const;

/** What a key set is called and what it is for; of a stored one its public key too. */
export const BasicCard = ({ set, ...props }: CardProps & { set: KeySetView | null }) => {
  const { isNew, disabled, problem } = props;
  const text = useText();
  const isManaged = set?.managedBy === 'config';
  return (
    <Card title={text('key-set.basic.title')} {...(isManaged ? { hint: text('key-set.managed.hint') } : {})}>
      <Grid.Root gap={5}>
        <GridCell>
          <Choice name="environment" values={ENVIRONMENTS} isNew={isNew} disabled={disabled} />
        </GridCell>
        <GridCell>
          <Choice name="kind" values={KEY_KINDS} isNew={isNew} disabled={disabled} />
        </GridCell>
        {TEXT_FIELDS.map(({ name, required, wide }) => (
          <GridCell key={name} wide={wide}>
            <FormField
              name={name}
              label={text(`key-set.${name}.label`)}
              hint={text(`key-set.${name}.hint`)}
              problem={problem(name)}
              disabled={disabled}
              locked={isManaged}
              required={required}
            />
          </GridCell>
        ))}
        {set ? (
          <GridCell wide>
            <ClientKeyField {...props} set={set} />
          </GridCell>
        ) : null}
      </Grid.Root>
    </Card>
  );
};
