import { useCallback, useState } from 'react';

import type { KeySetView, RotatedSecret } from '../../../../../contracts/settings';
import { useNow } from '../../../hooks/use-now';
import { droppedByRotation, type KeptSecret, type Slots, slotsOf } from '../secrets/slots';
import { secretProblem } from '../secrets/typed-secret';
import { useSecretChange } from '../secrets/use-secret-change';
import { mayTryAgain, rotationFailure, type RotationFailure } from './rotation-failure';

export type RotationStep = 'paste' | 'trying' | 'done';

/** What a person decides in the first step. `endsAt`: ISO 8601; `null` leaves it to what the provider does. */
export type RotationWish = { key: string; endsAt: string | null; isDropAgreed: boolean };

const NOTHING: RotationWish = { key: '', endsAt: null, isDropAgreed: false };

export type Rotation = {
  step: RotationStep;
  wish: RotationWish;
  failure: RotationFailure | null;
  /** The key that ends with this rotation, because a third would be one too many. */
  dropped: KeptSecret | null;
  /** The slots after it. */
  after: Slots | null;
  change: (part: Partial<RotationWish>) => void;
  send: () => Promise<void>;
};

/** One rotation from pasting to its end. The pasted key is forgotten as soon as it has been taken or turned down. */
export const useRotation = (set: KeySetView, which: RotatedSecret): Rotation => {
  const { run } = useSecretChange(set);
  const now = useNow();
  const [step, setStep] = useState<RotationStep>('paste');
  const [wish, setWish] = useState(NOTHING);
  const [failure, setFailure] = useState<RotationFailure | null>(null);
  const [after, setAfter] = useState<Slots | null>(null);
  const dropped = droppedByRotation(slotsOf(set, which), now);

  const change = useCallback((part: Partial<RotationWish>) => {
    setWish((before) => ({ ...before, ...part }));
    if (part.key !== undefined) setFailure(null);
  }, []);

  const send = useCallback(async () => {
    const { key, endsAt } = wish;
    const problem = secretProblem(key, set, which);
    if (problem) return setFailure({ why: 'field', problem });
    setFailure(null);
    setStep('trying');
    const end = endsAt === null ? {} : { previousEndsAt: endsAt };
    const answer = await run({ action: 'rotate', which, key, ...end, ...(dropped ? { replacesPrevious: true } : {}) });
    if (!answer) return;
    if ('set' in answer) {
      setWish(NOTHING);
      setAfter(slotsOf(answer.set, which));
      return setStep('done');
    }
    const found = rotationFailure(answer.error);
    if (!mayTryAgain(found)) setWish((before) => ({ ...before, key: '' }));
    setFailure(found);
    setStep('paste');
  }, [wish, set, which, dropped, run]);

  return { step, wish, failure, dropped, after, change, send };
};
