import { Grid, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';

import type { KeySetView, SecretView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { FormField } from '../../components/form-field';
import { useInstant } from '../../hooks/use-instant';
import { useText } from '../../translations/texts';
import type { CardProps } from './card-props';
import { GridCell } from './grid-cell';
import type { KeySetValues } from './key-set-values';
import { maskedSecret } from './key-set-table';

type SecretFieldProps = CardProps & { name: 'secretKey' | 'securityKey'; stored: SecretView; required: boolean };

/** A secret goes in and never comes out: the field is always empty, and what is stored is told by its last four. */
const SecretField = ({ name, stored, required, disabled, problem }: SecretFieldProps) => {
  const text = useText();
  const instant = useInstant();
  const label = name === 'secretKey' ? 'secret-key' : 'security-key';
  const hint = stored.configured
    ? text('key-set.secret.keep', { fingerprint: stored.fingerprint, setAt: instant(stored.setAt) })
    : text(`key-set.${label}.hint`);
  return (
    <FormField
      name={name}
      label={text(`key-set.${label}.label`)}
      hint={hint}
      problem={problem(name)}
      placeholder={stored.configured ? maskedSecret(stored.last4) : ''}
      disabled={disabled}
      required={required && !stored.configured}
      secret
      trims
    />
  );
};

const NOT_STORED: SecretView = { configured: false };

/** The keys of a set. What the keys' prefixes say must fit environment and kind; it is said while they are typed. */
export const KeysCard = ({ set, ...props }: CardProps & { set: KeySetView | null }) => {
  const text = useText();
  const kind = useForm('KeysCard', (state) => (state.values as KeySetValues).kind);
  const environment = useForm('KeysCard', (state) => (state.values as KeySetValues).environment);
  const prefix = (role: 'ck' | 'sk') => `${environment}_${kind === 'widget' ? 'g' : ''}${role}_`;
  return (
    <Card
      title={text('key-set.keys.title')}
      hint={text('key-set.keys.hint', { client: prefix('ck'), secret: prefix('sk') })}
    >
      <Grid.Root gap={5}>
        <GridCell>
          <FormField
            name="clientKey"
            label={text('key-set.client-key.label')}
            hint={text('key-set.client-key.hint')}
            problem={props.problem('clientKey')}
            placeholder={`${prefix('ck')}…`}
            disabled={props.disabled}
            required
            trims
          />
        </GridCell>
        <GridCell>
          <SecretField {...props} name="secretKey" stored={set?.secretKey ?? NOT_STORED} required />
        </GridCell>
        {kind === 'api' ? (
          <GridCell wide>
            <SecretField {...props} name="securityKey" stored={set?.securityKey ?? NOT_STORED} required={false} />
          </GridCell>
        ) : null}
      </Grid.Root>
      <Typography variant="pi" textColor="neutral600">
        {text('key-set.secret.sealed')}
      </Typography>
    </Card>
  );
};
