import type { ErrorClass, NoAnswer, ProviderFailure, ProviderPaymentState } from '../payment-provider';
import type { NoReply, Reply } from './client';
import { errorClassOf, type TossApi } from './error-codes';
import { fieldsOf, text, type Fields } from './read-fields';
import { MAX_MESSAGE_LENGTH } from './wire';

const CODE_FORM = /^[A-Z][A-Z0-9_]{1,99}$/;

const codeOf = (body: Fields | null): string | null => {
  const code = body?.code;
  return typeof code === 'string' && CODE_FORM.test(code) ? code : null;
};

/** `query` is the one class of which nobody knows whether the call was executed; all others say that it was not. */
const answerOf = (failure: ProviderFailure): NoAnswer => ({
  outcome: failure.errorClass === 'query' ? 'unknown' : 'refused',
  failure,
});

/** There was no answer that could be read. A connection that failed may still have carried the request. */
export const noReply = ({ code, message }: NoReply): NoAnswer =>
  answerOf({ code, errorClass: 'query', status: null, message, traceId: null });

/** A 2xx without a payment in it: an error body, half a payment, a proxy's page. */
export const unreadable = ({ status, traceId }: Reply): NoAnswer =>
  answerOf({
    code: 'unreadable',
    errorClass: 'query',
    status,
    message: `HTTP ${status} without a payment that can be read`,
    traceId,
  });

/** An answer that is no 2xx, told by its `code` alone: Toss uses the same status for declines and for lost outcomes. */
export const errorReply = (api: TossApi, { status, body, traceId }: Reply): NoAnswer => {
  const fields = fieldsOf(body);
  const code = status >= 400 ? codeOf(fields) : null;
  if (code === null) {
    const message = `HTTP ${status} without an error code`;
    return answerOf({ code: `http_${status}`, errorClass: 'query', status, message, traceId });
  }
  const message = text(fields?.message, MAX_MESSAGE_LENGTH) ?? '';
  return answerOf({ code, errorClass: errorClassOf(api, code), status, message, traceId });
};

/** Refused by ourselves, before a call: a value that Toss would refuse, or that would reach another address. */
export const refusedHere = (code: string, message: string): NoAnswer =>
  answerOf({ code, errorClass: 'input', status: null, message, traceId: null });

/** The payment's own state is certain, so that a code of which nothing is known is a decline here. */
const classOfFailed = (code: string, state: ProviderPaymentState): ErrorClass => {
  if (state === 'expired') return 'expired';
  const errorClass = errorClassOf('confirm', code);
  return errorClass === 'query' ? 'decline' : errorClass;
};

/** `failure` of a payment that was read back; `null` when there is none. */
export const failureOfPayment = (failure: Fields | null, state: ProviderPaymentState): ProviderFailure | null => {
  const code = codeOf(failure);
  if (code === null) return null;
  const message = text(failure?.message, MAX_MESSAGE_LENGTH) ?? '';
  return { code, errorClass: classOfFailed(code, state), status: null, message, traceId: null };
};
