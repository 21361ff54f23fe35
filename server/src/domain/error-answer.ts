import { ERROR_STATUS } from '../../../contracts/error-codes';
import { ERROR_MESSAGES } from '../../../contracts/error-messages';
import { isCommerceError } from './errors';

export type ErrorBody = {
  data: null;
  error: { status: number; name: string; message: string; details: Record<string, unknown> };
};

/**
 * The HTTP answer to an error of ours, in Strapi's shape; `null` for any other error.
 * `details.code` is the stable code, `details.messages` the same in Korean and English for the shop's page.
 */
export const answerOfError = (error: unknown): { status: number; body: ErrorBody } | null => {
  if (!isCommerceError(error)) return null;
  const { code, message, details } = error;
  const status = ERROR_STATUS[code];
  return {
    status,
    body: {
      data: null,
      error: { status, name: 'CommerceError', message, details: { messages: ERROR_MESSAGES[code], ...details, code } },
    },
  };
};
