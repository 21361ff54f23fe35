import type { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { CommerceErrorCode } from '../../../../contracts/error-codes';
import { CommerceError } from '../../domain/errors';
import { paymentKey, refundId } from './common';

type NotFound = { code: CommerceErrorCode; message: string };

/**
 * Makes a function that reads an id out of a request's path. An id of another form is nobody's: it is answered as one
 * that is not there. The path's other parameters are not ours: Strapi's router adds those of every route that matches.
 */
export const idIn =
  (param: string, form: z.ZodType<string>, { code, message }: NotFound) =>
  (ctx: Context): string => {
    const { success, data } = form.safeParse(ctx.params[param]);
    if (!success) throw new CommerceError(code, message);
    return data;
  };

export const paymentKeyIn = idIn('paymentKey', paymentKey, { code: 'PAYMENT_NOT_FOUND', message: 'No such payment' });
export const refundIdIn = idIn('refundId', refundId, { code: 'REFUND_NOT_FOUND', message: 'No such refund' });
