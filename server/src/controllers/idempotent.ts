import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { CommerceError } from '../domain/errors';
import { serviceOf } from '../services/service-of';
import type { IdempotentWork } from '../services/idempotency';
import { callerOf, scopeOf } from './caller-of';

/** Printable ASCII up to 255 characters, as the IETF draft's structured header allows. */
const KEY_FORM = /^[\x21-\x7e]{1,255}$/;

const keyOf = (ctx: Context): string | null => {
  const key = ctx.get('Idempotency-Key');
  if (key === '') return null;
  if (KEY_FORM.test(key)) return key;
  throw new CommerceError('INVALID_REQUEST', 'Idempotency-Key takes 1 to 255 printable characters without spaces', {
    fields: ['Idempotency-Key'],
  });
};

type Answering = {
  action: string;
  body: unknown;
  newSubject: () => string;
  work: IdempotentWork;
};

/** Answers a request that makes something: once for each `Idempotency-Key`, each time without one. */
export const answerOnce = async (
  strapi: Core.Strapi,
  ctx: Context,
  { action, body, newSubject, work }: Answering
): Promise<void> => {
  const key = keyOf(ctx);
  const scope = `${action} ${scopeOf(callerOf(ctx))}`;
  const { status, body: answered } = key
    ? await serviceOf(strapi, 'idempotency').once({ scope, key, body, newSubject }, work)
    : await work(newSubject(), false);
  ctx.status = status;
  ctx.body = answered;
};
