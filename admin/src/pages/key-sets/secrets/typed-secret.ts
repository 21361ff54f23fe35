import { isSecurityKey, KEY_PROBLEMS, keyProblem } from '../../../../../contracts/keys';
import { isReference, REFERENCE_PREFIX, REFERENCE_PROBLEMS, variableOf } from '../../../../../contracts/references';
import type { KeySetView, RotatedSecret } from '../../../../../contracts/settings';

/** What can be wrong with a secret; each has a text `field-error.…`. The server uses the same words. */
export const SECRET_PROBLEMS = [...KEY_PROBLEMS, ...REFERENCE_PROBLEMS, 'REQUIRED', 'NOT_A_SECURITY_KEY'] as const;
export type SecretProblem = (typeof SECRET_PROBLEMS)[number];

type Family = Pick<KeySetView, 'environment' | 'kind'>;

/** What the keys of a set begin with, such as `live_gsk_`. */
export const keyPrefix = ({ environment, kind }: Family, role: 'ck' | 'sk'): string =>
  `${environment}_${kind === 'widget' ? 'g' : ''}${role}_`;

const PREFIXES = (['test', 'live'] as const).flatMap((environment) =>
  (['widget', 'api'] as const).flatMap((kind) =>
    (['ck', 'sk'] as const).map((role) => keyPrefix({ environment, kind }, role))
  )
);

/** A key whose prefix is still being typed is no mistake yet. */
export const isUnfinishedKey = (typed: string): boolean => PREFIXES.some((prefix) => prefix.startsWith(typed));

const isUnfinishedReference = (typed: string): boolean => REFERENCE_PREFIX.startsWith(typed);

const isUnfinished: Record<RotatedSecret, (typed: string) => boolean> = {
  secret: isUnfinishedKey,
  security: (typed) => /^[0-9a-f]{0,63}$/i.test(typed),
};

/** What is wrong with a secret as it stands in the field, before anybody is asked; `null` when it may be sent. */
export const secretProblem = (typed: string, set: Family, which: RotatedSecret): SecretProblem | null => {
  if (typed === '') return 'REQUIRED';
  if (isReference(typed)) return variableOf(typed) === null ? 'REFERENCE_INVALID' : null;
  if (which === 'security') return isSecurityKey(typed) ? null : 'NOT_A_SECURITY_KEY';
  return isUnfinishedKey(typed) ? 'NOT_A_KEY' : keyProblem(typed, set, 'secret');
};

/** The same while it is being typed: what may still become right is no mistake yet. */
export const secretProblemWhileTyping = (typed: string, set: Family, which: RotatedSecret): SecretProblem | null =>
  isUnfinishedReference(typed) || isUnfinished[which](typed) ? null : secretProblem(typed, set, which);
