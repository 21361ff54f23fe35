import { isSecurityKey, keyProblem, type Environment, type KeyKind, type KeyProblem } from '../../../contracts/keys';
import { isReference, variableOf, type ReferenceProblem } from '../../../contracts/references';
import { CommerceError } from './errors';
import type { KeySet, KeySetSettings } from './key-set';

/** The words for what is wrong with a field. The panel has a text for each. */
export type FieldProblem = KeyProblem | ReferenceProblem | 'REQUIRED' | 'TOO_LONG' | 'NOT_A_SECURITY_KEY' | 'INVALID';
export type FieldName = Exclude<keyof KeySetSettings, 'isEnabled'> | 'secretKey' | 'securityKey';

/**
 * A set as it would be. A secret that is `null` keeps what is stored; one that is still a reference was not found.
 */
export type KeySetDraft = KeySetSettings & { secretKey: string | null; securityKey: string | null };

type Found = { field: FieldName; problem: FieldProblem };
type Family = { environment: Environment; kind: KeyKind };

/** Longest texts, in characters. Source of the shop id's: Toss API reference, Payment object, `mId`. */
const LIMITS = { name: 20, description: 50, mid: 14 } as const;

const PROVIDERS_WORDS = ['INVALID_API_KEY', 'NOT_SUPPORTED_WIDGET_KEY', 'NOT_SUPPORTED_API_INDIVIDUAL_KEY'] as const;

/** The words that are error codes of their own; everything else is `INVALID_REQUEST`. */
const CODES = [...PROVIDERS_WORDS, 'REFERENCE_MISSING'] as const;

/** Control characters would break lists and logs; half characters (a surrogate alone) no database takes. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

const textProblem = (text: string | null, limit: number): FieldProblem | null => {
  if (text === null) return null;
  if (UNPRINTABLE.test(text)) return 'INVALID';
  return Array.from(text).length > limit ? 'TOO_LONG' : null;
};

/** Why a reference has no value: nothing is there, or it names nothing that may be read. */
const referenceProblem = (secret: string): ReferenceProblem | null => {
  if (!isReference(secret)) return null;
  return variableOf(secret) === null ? 'REFERENCE_INVALID' : 'REFERENCE_MISSING';
};

/** What is wrong with the value of a secret key for a set of this family; `null` when nothing is. */
export const secretProblem = (secret: string, family: Family): FieldProblem | null =>
  referenceProblem(secret) ?? keyProblem(secret, family, 'secret');

/** What is wrong with the value of a security key; `null` when nothing is. */
export const securityProblem = (secret: string): FieldProblem | null => {
  if (isReference(secret) || isSecurityKey(secret)) return referenceProblem(secret);
  return isSecurityKey(secret.trim()) ? 'STRAY_CHARACTERS' : 'NOT_A_SECURITY_KEY';
};

/** The same words for a stored secret, which is of the family of the set that it was stored in. */
const familyProblem = (stored: Family, wanted: Family): KeyProblem | null => {
  if (stored.environment !== wanted.environment) return 'INVALID_API_KEY';
  if (stored.kind === wanted.kind) return null;
  return stored.kind === 'widget' ? 'NOT_SUPPORTED_WIDGET_KEY' : 'NOT_SUPPORTED_API_INDIVIDUAL_KEY';
};

const secretKeyProblem = (draft: KeySetDraft, before: KeySet | null): FieldProblem | null => {
  if (draft.secretKey !== null) {
    const problem = secretProblem(draft.secretKey, draft);
    if (problem) return problem;
  } else if (!before?.secrets.primarySecretKey) return 'REQUIRED';
  const isOldKept = before && (draft.secretKey === null || before.secrets.secondarySecretKey !== null);
  return isOldKept ? familyProblem(before, draft) : null;
};

const securityKeyProblem = (draft: KeySetDraft, before: KeySet | null): FieldProblem | null => {
  const isKept =
    draft.securityKey === null && Boolean(before?.secrets.primarySecurityKey ?? before?.secrets.secondarySecurityKey);
  if (draft.securityKey === null && !isKept) return null;
  if (draft.kind !== 'api') return 'NOT_SUPPORTED_WIDGET_KEY';
  // A security key does not say where it belongs, so one that was stored for test cannot be trusted to be a live one.
  if (isKept && before?.environment !== draft.environment) return 'INVALID_API_KEY';
  return draft.securityKey === null ? null : securityProblem(draft.securityKey);
};

/** Who becomes the default must be usable; a default that is switched off stays it, so that orders stop and nothing else takes over. */
const defaultProblem = (draft: KeySetDraft, before: KeySet | null): FieldProblem | null =>
  draft.isDefault && !draft.isEnabled && !before?.isDefault ? 'INVALID' : null;

/** Everything that is wrong, field by field. */
export const problemsOf = (draft: KeySetDraft, before: KeySet | null): Found[] => {
  const found: [FieldName, FieldProblem | null][] = [
    ['name', draft.name === '' ? 'REQUIRED' : textProblem(draft.name, LIMITS.name)],
    ['description', textProblem(draft.description, LIMITS.description)],
    ['mid', textProblem(draft.mid, LIMITS.mid)],
    ['clientKey', draft.clientKey === '' ? 'REQUIRED' : keyProblem(draft.clientKey, draft, 'client')],
    ['secretKey', secretKeyProblem(draft, before)],
    ['securityKey', securityKeyProblem(draft, before)],
    ['isDefault', defaultProblem(draft, before)],
  ];
  return found.flatMap(([field, problem]) => (problem ? [{ field, problem }] : []));
};

/**
 * Lets a set pass, or says all that is wrong with it at once.
 *
 * @param before the set as it is stored; `null` for a new one
 * @throws CommerceError with the provider's own word when keys are mixed (`INVALID_API_KEY`, `NOT_SUPPORTED_WIDGET_KEY`,
 * `NOT_SUPPORTED_API_INDIVIDUAL_KEY`), `REFERENCE_MISSING`, else `INVALID_REQUEST`; `details.errors` name the fields as Strapi's forms read them
 */
export const requireGoodKeySet = (draft: KeySetDraft, before: KeySet | null): void => {
  const found = problemsOf(draft, before);
  if (found.length === 0) return;
  const code = CODES.find((word) => found.some(({ problem }) => problem === word)) ?? 'INVALID_REQUEST';
  const summary = found.map(({ field, problem }) => `${field}: ${problem}`).join(', ');
  throw new CommerceError(code, `This key set cannot be stored (${summary})`, {
    errors: found.map(({ field, problem }) => ({ path: [field], message: problem, name: 'ValidationError' })),
  });
};
