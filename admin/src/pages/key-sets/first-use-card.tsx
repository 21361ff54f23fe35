import { Field, Grid, Toggle } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';

import { Card } from '../../components/card';
import { useText } from '../../translations/texts';
import { GridCell } from './grid-cell';

const Choice = ({ name }: { name: 'isEnabled' | 'isDefault' }) => {
  const text = useText();
  const field = useField<boolean>(name);
  return (
    <Field.Root name={name} id={name} hint={text(`key-set.${name}.hint`)} error={field.error ?? false}>
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
export const FirstUseCard = () => {
  const text = useText();
  return (
    <Card title={text('key-set.use.title')}>
      <Grid.Root gap={5}>
        <GridCell>
          <Choice name="isEnabled" />
        </GridCell>
        <GridCell>
          <Choice name="isDefault" />
        </GridCell>
      </Grid.Root>
    </Card>
  );
};
