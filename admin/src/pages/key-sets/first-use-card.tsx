import { Field, Grid, Toggle } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';

import type { KeySetView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { useText } from '../../translations/texts';
import { GridCell } from './grid-cell';
import { defaultFor, type KeySetValues } from './key-set-values';

const Choice = ({ name, hint }: { name: 'isEnabled' | 'isDefault'; hint: string }) => {
  const text = useText();
  const field = useField<boolean>(name);
  return (
    <Field.Root name={name} id={name} hint={hint} error={field.error ?? false}>
      <Field.Label>{text(`key-set.${name}.label`)}</Field.Label>
      <Toggle
        onLabel={text('yes')}
        offLabel={text('no')}
        checked={field.value ?? false}
        onChange={(event) => field.onChange(name, event.target.checked)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** How a new set starts; later this is changed by its own buttons, which say what follows. */
export const FirstUseCard = ({ sets }: { sets: KeySetView[] }) => {
  const text = useText();
  const environment = useForm('FirstUseCard', (state) => (state.values as KeySetValues).environment);
  const kind = useForm('FirstUseCard', (state) => (state.values as KeySetValues).kind);
  const current = defaultFor(sets, { environment, kind });
  return (
    <Card title={text('key-set.use.title')}>
      <Grid.Root gap={5}>
        <GridCell>
          <Choice name="isEnabled" hint={text('key-set.isEnabled.hint')} />
        </GridCell>
        <GridCell>
          <Choice
            name="isDefault"
            hint={current ? text('key-set.isDefault.replaces', { name: current.name }) : text('key-set.isDefault.none')}
          />
        </GridCell>
      </Grid.Root>
    </Card>
  );
};
