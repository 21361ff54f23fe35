import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { lowerCasePath } from './content-api-path';
import { createTurns } from './services/turns';

/** One that is worked on while the other waits for the database. */
const MOST = 2;
/** Far more than one takes, and too little for a buyer to notice. */
const PATIENCE_MS = 50;

/**
 * Lets confirmations of one moment go to the provider a few at a time. Together they would all check their tokens, then
 * all read, then all claim, and the first would get there with the last; then all would come back together. It stands
 * before Strapi's check of the token, which is half of that way, and behind the parser: nobody waits for a slow sender.
 * Called in `register`, before there are routes.
 */
export const openConfirmDoor = (strapi: Core.Strapi): void => {
  const turns = createTurns({ most: MOST, patienceMs: PATIENCE_MS });
  const path = lowerCasePath(strapi, '/payments/confirm');
  strapi.server.api('content-api').use((ctx: Context, next: Next) => {
    if (ctx.method !== 'POST' || ctx.path.toLowerCase() !== path) return next();
    return turns.take((pass) => {
      ctx.state.passConfirmDoor = pass;
      return next();
    });
  });
};

/** The confirmation waits for the provider from now on: the next one may come in. */
export const passConfirmDoor = ({ state }: Context): void => (state.passConfirmDoor as (() => void) | undefined)?.();
