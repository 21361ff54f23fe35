import { Field, TextInput } from '@strapi/design-system';
import { useEffect, useRef } from 'react';

import type { KeySetView, RotatedSecret } from '../../../../../contracts/settings';
import { isTextId, useText } from '../../../translations/texts';
import { keyPrefix, secretProblemWhileTyping } from '../secrets/typed-secret';
import type { Rotation } from './use-rotation';

type Props = { set: KeySetView; which: RotatedSecret; rotation: Rotation };

/** The word for what is wrong: said while typing, or when the key was sent and turned down for its form. */
const problemId = (problem: string | null) => {
  const id = `field-error.${problem}`;
  if (problem === null) return null;
  return isTextId(id) ? id : ('field-error.INVALID' as const);
};

/** Where the new key is pasted: a password field, empty at the start and whenever a key was turned down. */
export const NewKeyField = ({ set, which, rotation }: Props) => {
  const { step, wish, failure, change } = rotation;
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const refused = failure?.why === 'field' ? failure.problem : null;
  const problem = problemId(secretProblemWhileTyping(wish.key, set, which) ?? refused);
  useEffect(() => {
    if (step === 'paste') input.current?.focus();
  }, [step]);
  return (
    <Field.Root
      name={`new-${which}`}
      required
      error={problem ? text(problem) : false}
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
