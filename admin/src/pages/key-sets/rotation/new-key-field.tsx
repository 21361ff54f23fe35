import { Field, TextInput } from '@strapi/design-system';
import { useEffect, useRef } from 'react';

import type { KeySetView, RotatedSecret } from '../../../../../contracts/settings';
import { useText } from '../../../translations/texts';
import { useFieldProblemText } from '../use-field-problem-text';
import { keyPrefix, secretProblemWhileTyping } from '../secrets/typed-secret';
import type { Rotation } from './use-rotation';

type Props = { set: KeySetView; which: RotatedSecret; rotation: Rotation };

/** Where the new key is pasted: a password field, empty at the start and whenever a key was turned down. */
export const NewKeyField = ({ set, which, rotation }: Props) => {
  const { step, wish, failure, change } = rotation;
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const refused = failure?.why === 'field' ? failure.problem : null;
  const problem = useFieldProblemText()(secretProblemWhileTyping(wish.key, set, which) ?? refused);
  useEffect(() => {
    if (step === 'paste') input.current?.focus();
  }, [step]);
  return (
    <Field.Root
      name={`new-${which}`}
      required
      error={problem || false}
      hint={text(`rotation.key.hint.${which}`, { prefix: keyPrefix(set, 'sk') })}
    >
      <Field.Label>{text(`rotation.key.${which}`)}</Field.Label>
      <TextInput
        ref={input}
        type="password"
        autoComplete="new-password"
        spellCheck={false}
        disabled={step === 'trying'}
        value={wish.key}
        onChange={(event) => change({ key: event.target.value.trim() })}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
