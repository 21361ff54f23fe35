import { CommerceError } from '../domain/errors';
import { withoutSecrets } from '../domain/hidden-secrets';

const codeOf = (error: object): string | null =>
  'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : null;

const placeOf = ({ stack = '' }: Error): string => /^\s+at (.+)$/m.exec(stack)?.[1] ?? 'an unknown place';

/**
 * An error in words for the log. Messages of databases, parsers and HTTP clients have values in them (names, addresses,
 * bodies): of those only the kind, the code and the place go out. Our own messages say no values;
 * a listener of the host's may have thrown anything, so that what looks like a secret goes from every message.
 */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  if (error instanceof CommerceError) return withoutSecrets(`${error.code}: ${error.message}`);
  const code = codeOf(error);
  if (error.name === 'Error' && code === null) return withoutSecrets(error.message);
  return `${error.name}${code === null ? '' : ` (${code})`} at ${placeOf(error)}`;
};
