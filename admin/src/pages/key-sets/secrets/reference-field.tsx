import { Field, TextInput } from '@strapi/design-system';
import { Lock } from '@strapi/icons';

import type { RotatedSecret } from '../../../../../contracts/settings';
import { useText } from '../../../translations/texts';
import { type KeptSecret, variableName } from './slots';

/** Where a secret comes from that is not kept here: shown, locked, and what to do to change it. */
export const ReferenceField = ({ secret, which }: { secret: KeptSecret; which: RotatedSecret }) => {
  const text = useText();
  const name = `reference-${which}`;
  return (
    <Field.Root name={name} id={name} hint={text('reference.hint', { variable: variableName(secret) })}>
      <Field.Label>{text('reference.label')}</Field.Label>
      <TextInput disabled value={secret.reference ?? ''} startAction={<Lock aria-hidden fill="neutral600" />} />
      <Field.Hint />
    </Field.Root>
  );
};
