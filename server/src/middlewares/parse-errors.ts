import { errors } from '@strapi/utils';
import { ERROR_MESSAGES } from '../../../contracts/error-messages';

/** What the parser throws at a body that is no JSON has the whole body on it. */
const isParseError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'body' in error && 'status' in error && error.status === 400;

/**
 * Reads a body with the host's parser. Its error for broken JSON is logged by Strapi with the body as it came, and quotes
 * from it in the answer: a key of the settings' form or a refund's account would be in the log. Ours says neither.
 *
 * @throws ValidationError (400, `INVALID_REQUEST`) in place of the parser's error
 */
export const withoutBodyInErrors = async (parse: () => Promise<unknown> | unknown): Promise<void> => {
  try {
    await parse();
  } catch (error) {
    if (!isParseError(error)) throw error;
    throw new errors.ValidationError('The request body is no JSON that can be read', {
      code: 'INVALID_REQUEST',
      messages: ERROR_MESSAGES.INVALID_REQUEST,
    });
  }
};
