import type { Context } from 'koa';

/** Keeps with a request how its turn is passed on. */
export const keepTurn = ({ state }: Context, pass: () => void): void => {
  state.passTurn = pass;
};

/** The request waits for somebody else from now on: the next one may come in. Without a turn it does nothing. */
export const passTurn = ({ state }: Context): void => (state.passTurn as (() => void) | undefined)?.();
