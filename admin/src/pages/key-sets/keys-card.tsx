import { Grid, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';

import { Card } from '../../components/card';
import { FormField } from '../../components/form-field';
import { useText } from '../../translations/texts';
import type { CardProps } from './card-props';
import { ClientKeyField } from './client-key-field';
import { GridCell } from './grid-cell';
import type { KeySetValues } from './key-set-values';
import { keyPrefix } from './secrets/typed-secret';

type SecretProps = CardProps & { name: 'secretKey' | 'securityKey' };

/** A secret goes in and never comes out. */
const SecretField = ({ name, disabled, problem }: SecretProps) => {
  const text = useText();
  const id = name === 'secretKey' ? 'secret-key' : 'security-key';
  return (
    <FormField
      name={name}
      label={text(`key-set.${id}.label`)}
      hint={text(`key-set.${id}.hint`)}
      problem={problem(name)}
      disabled={disabled}
      required={name === 'secretKey'}
      secret
      trims
    />
  );
};

/** The keys of a new set; those of a stored one rotate. What is wrong with a prefix is said while it is typed. */
export const KeysCard = (props: CardProps) => {
  const text = useText();
  const kind = useForm('KeysCard', (state) => (state.values as KeySetValues).kind);
  const environment = useForm('KeysCard', (state) => (state.values as KeySetValues).environment);
  const prefix = (role: 'ck' | 'sk') => keyPrefix({ environment, kind }, role);
  return (
    <Card
      title={text('key-set.keys.title')}
      hint={text('key-set.keys.hint', { client: prefix('ck'), secret: prefix('sk') })}
    >
      <Grid.Root gap={5}>
        <GridCell>
          <ClientKeyField {...props} set={null} />
        </GridCell>
        <GridCell>
          <SecretField {...props} name="secretKey" />
        </GridCell>
        {kind === 'api' ? (
          <GridCell wide>
            <SecretField {...props} name="securityKey" />
          </GridCell>
        ) : null}
      </Grid.Root>
      <Typography variant="pi" textColor="neutral600">
        {text('secret.sealed')}
      </Typography>
    </Card>
  );
};
