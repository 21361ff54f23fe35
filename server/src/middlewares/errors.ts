import type { Context, Next } from 'koa';
import { ERROR_MESSAGES } from '../../../contracts/error-messages';
import { answerOfError } from '../domain/error-answer';

type ValidationError = Error & { details?: Record<string, unknown> };

const isValidationError = (error: unknown): error is ValidationError =>
  error instanceof Error && error.name === 'ValidationError';

/** The body of a request that a schema refused: Strapi's own, with our code beside its list of fields. */
const invalidRequest = ({ message, details }: ValidationError) => ({
  data: null,
  error: {
    status: 400,
    name: 'ValidationError',
    message,
    details: { ...details, messages: ERROR_MESSAGES.INVALID_REQUEST, code: 'INVALID_REQUEST' },
  },
});

/** Turns an error of ours into Strapi's error body. Every route of the plugin passes through it; other errors go on to Strapi. */
export const errors =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      const answer = answerOfError(error);
      if (!answer && !isValidationError(error)) throw error;
      ctx.status = answer ? answer.status : 400;
      ctx.body = answer ? answer.body : invalidRequest(error as ValidationError);
    }
  };
