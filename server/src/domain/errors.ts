import type { CommerceErrorCode } from '../../../contracts/error-codes';

export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A request that cannot be done, for a reason that the caller can act on. One middleware turns it into Strapi's error
 * body; `code` is public and stable, `message` is for people and may change, `details` hold ids and amounts only.
 */
export class CommerceError extends Error {
  override readonly name = 'CommerceError';

  constructor(
    readonly code: CommerceErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options: ErrorOptions = {}
  ) {
    super(message, options);
  }
}

/** Is it ours? By name too, so that an error from a second copy of the bundle is still told as what it is. */
export const isCommerceError = (error: unknown): error is CommerceError =>
  error instanceof CommerceError || (error instanceof Error && error.name === 'CommerceError' && 'code' in error);
