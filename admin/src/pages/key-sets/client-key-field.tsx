import { useForm } from '@strapi/strapi/admin';

import type { KeySetView } from '../../../../contracts/settings';
import { FormField } from '../../components/form-field';
import { useText } from '../../translations/texts';
import type { CardProps } from './card-props';
import type { KeySetValues } from './key-set-values';
import { keyPrefix } from './secrets/typed-secret';

/** The public key. Once orders were made with it, it stays: those payments belong to the shop it names. */
export const ClientKeyField = ({ set, disabled, problem }: CardProps & { set: KeySetView | null }) => {
  const text = useText();
  const environment = useForm('ClientKeyField', (state) => (state.values as KeySetValues).environment);
  const kind = useForm('ClientKeyField', (state) => (state.values as KeySetValues).kind);
  const isLocked = set?.isUsed ?? false;
  return (
    <FormField
      name="clientKey"
      label={text('key-set.client-key.label')}
      hint={text(isLocked ? 'key-set.client-key.used' : 'key-set.client-key.hint')}
      problem={problem('clientKey')}
      placeholder={`${keyPrefix({ environment, kind }, 'ck')}…`}
      disabled={disabled || isLocked}
      locked={isLocked || set?.managedBy === 'config'}
      required
      trims
    />
  );
};
