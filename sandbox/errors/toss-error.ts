import { TOSS_ERRORS, type TossErrorCode } from './error-table';

/** An error answer of the API: an HTTP status and the body `{ code, message }`. */
export class TossError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'TossError';
    this.code = code;
    this.status = status;
  }
}

/** Whether Toss documents this code for the core API. */
export const isTossErrorCode = (code: string): code is TossErrorCode => Object.hasOwn(TOSS_ERRORS, code);

/** Makes the error of a documented code, with its own status and its own message unless told otherwise. */
export const tossError = (code: TossErrorCode, message?: string): TossError => {
  const [status, text] = TOSS_ERRORS[code];
  return new TossError(code, status, message ?? text);
};
