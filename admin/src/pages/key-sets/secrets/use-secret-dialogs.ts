import { useCallback, useRef, useState } from 'react';

import type { RotatedSecret } from '../../../../../contracts/settings';

export type SecretStep = 'rotate' | 'promote' | 'retire';
export type AskedStep = { step: SecretStep; which: RotatedSecret };

/** The button of a card that starts a rotation: where the cursor returns to when the one pressed is gone. */
export const rotateButtonId = (which: RotatedSecret): string => `rotate-${which}`;

/**
 * Which dialog about a secret is open. Several buttons open the same one, so the cursor is led back by hand: to the
 * button that was pressed, or to the card's own when the cure took that button away.
 */
export const useSecretDialogs = () => {
  const [asked, setAsked] = useState<AskedStep | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const ask = useCallback((step: SecretStep, which: RotatedSecret) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAsked({ step, which });
  }, []);
  const close = useCallback(() => setAsked(null), []);
  const leadBack = useCallback((event: Event, which: RotatedSecret) => {
    event.preventDefault();
    const target = opener.current?.isConnected ? opener.current : document.getElementById(rotateButtonId(which));
    target?.focus();
  }, []);
  return { asked, ask, close, leadBack };
};

export type SecretDialogsState = ReturnType<typeof useSecretDialogs>;
