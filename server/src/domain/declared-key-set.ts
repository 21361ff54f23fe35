import { ENVIRONMENTS, KEY_KINDS, type Environment, type KeyKind } from '../../../contracts/keys';
import { isReference } from '../../../contracts/references';
import { problemsOf, type FieldProblem, type KeySetDraft } from './key-set-rules';

/**
 * A key set as the host's config declares it. Secrets are references only: config is in git, where a secret stays for
 * ever.
 */
export type DeclaredKeySet = {
  name: string;
  environment: Environment;
  kind: KeyKind;
  clientKey: string;
  secretKey: string;
  previousSecretKey?: string | undefined;
  securityKey?: string | undefined;
  previousSecurityKey?: string | undefined;
  description?: string | undefined;
  mid?: string | undefined;
  /** `false` switches it off at every start; else it is on when it is made, and the panel switches it. */
  isEnabled?: boolean | undefined;
  /** `true` makes it the default at every start, unless it is switched off; else the panel decides. */
  isDefault?: boolean | undefined;
};

export const DECLARED_SECRETS = ['secretKey', 'previousSecretKey', 'securityKey', 'previousSecurityKey'] as const;
const TEXTS = ['name', 'clientKey', 'description', 'mid', ...DECLARED_SECRETS] as const;
const FLAGS = ['isEnabled', 'isDefault'] as const;
const FIELDS: readonly string[] = [...TEXTS, ...FLAGS, 'environment', 'kind'];

const WORDS: Readonly<Partial<Record<FieldProblem, string>>> = {
  REQUIRED: 'is needed',
  TOO_LONG: 'is too long',
  NOT_A_KEY: 'is no key of Toss Payments',
  WRONG_ROLE: 'must be a client key: this is a secret key, which belongs into an environment variable',
  STRAY_CHARACTERS: 'has a space, a line break or a byte order mark around it',
  INVALID_API_KEY: 'is a key of the other environment',
  NOT_SUPPORTED_WIDGET_KEY:
    'does not belong into a set of this kind: "widget" takes gck keys, "api" ck and security keys',
  NOT_SUPPORTED_API_INDIVIDUAL_KEY: 'does not belong into a set of this kind: "widget" takes gck keys, "api" ck keys',
  REFERENCE_INVALID: 'must be a reference such as env:TOSS_SECRET_KEY, and not to a STRAPI_ADMIN_ variable',
};

type Fields = Readonly<Record<string, unknown>>;

const complain = (place: string, what: string): never => {
  throw new Error(`${place} ${what}`);
};

const requireForms = (place: string, given: Fields): void => {
  if (Object.keys(given).some((field) => !FIELDS.includes(field))) complain(place, `takes only ${FIELDS.join(', ')}`);
  const isOneOf = (list: readonly unknown[], field: string): boolean => list.includes(given[field]);
  if (!isOneOf(ENVIRONMENTS, 'environment')) complain(`${place}.environment`, 'must be "test" or "live"');
  if (!isOneOf(KEY_KINDS, 'kind')) complain(`${place}.kind`, 'must be "widget" or "api"');
  for (const field of TEXTS) {
    const isNeeded = field === 'name' || field === 'clientKey' || field === 'secretKey';
    if (given[field] === undefined && !isNeeded) continue;
    if (typeof given[field] !== 'string') complain(`${place}.${field}`, 'must be a text');
  }
  for (const field of FLAGS) {
    if (given[field] !== undefined && typeof given[field] !== 'boolean') {
      complain(`${place}.${field}`, 'must be true or false');
    }
  }
};

/** Refused before anything else is said of it, so that no sentence is about a secret. */
const requireReferences = (place: string, given: DeclaredKeySet): void => {
  for (const field of DECLARED_SECRETS) {
    if (given[field] === undefined || isReference(given[field])) continue;
    complain(
      `${place}.${field}`,
      'must be a reference such as env:TOSS_SECRET_KEY: config is in git, where a secret that was once in it stays'
    );
  }
};

const draftOf = (given: DeclaredKeySet, secretKey: string, securityKey: string | undefined): KeySetDraft => ({
  name: given.name.trim(),
  description: given.description?.trim() || null,
  environment: given.environment,
  kind: given.kind,
  mid: given.mid?.trim() || null,
  clientKey: given.clientKey,
  secretKey,
  securityKey: securityKey ?? null,
  isEnabled: true,
  isDefault: false,
});

/** The rules of the panel's form. Whether a variable is there is not asked: a shop's pages start without its keys. */
const requireRules = (place: string, given: DeclaredKeySet): void => {
  const { secretKey, previousSecretKey = secretKey, securityKey, previousSecurityKey } = given;
  const found = [
    ...problemsOf(draftOf(given, secretKey, securityKey), null),
    ...problemsOf(draftOf(given, previousSecretKey, previousSecurityKey), null),
  ].find(({ problem }) => problem !== 'REFERENCE_MISSING');
  if (found) complain(`${place}.${found.field}`, WORDS[found.problem] ?? 'has a value that is not taken');
};

const requireDifferent = (declared: readonly DeclaredKeySet[]): void => {
  const seen = new Map<string, string>();
  const once = (key: string, place: string, what: string): void => {
    const other = seen.get(key);
    if (other !== undefined) complain(place, `${what} as ${other}`);
    seen.set(key, place);
  };
  declared.forEach(({ name, environment, kind, clientKey, isDefault }, index) => {
    const place = `keySets[${index}]`;
    once(`client ${clientKey}`, place, 'has the same client key');
    once(`name ${environment} ${kind} ${name.trim().normalize('NFC')}`, place, 'has the same name');
    if (isDefault) once(`default ${environment} ${kind}`, place, 'is a default for the same environment and kind');
  });
};

/**
 * Lets the declared key sets pass, or ends the boot with one sentence. A client key tells sets apart: Toss never
 * reissues it.
 *
 * @throws Error naming the place and what it takes; never a value, which could be a secret in the wrong place
 */
export const requireDeclaredKeySets = (given: unknown): void => {
  if (!Array.isArray(given)) throw new Error('keySets must be a list of key sets');
  given.forEach((one: unknown, index) => {
    const place = `keySets[${index}]`;
    if (typeof one !== 'object' || one === null) return complain(place, 'must be a key set');
    requireForms(place, one as Fields);
    requireReferences(place, one as DeclaredKeySet);
    requireRules(place, one as DeclaredKeySet);
  });
  requireDifferent(given as DeclaredKeySet[]);
};

/** The settings of a declared set that nobody but the config changes. */
export const declaredSettings = (
  declared: DeclaredKeySet
): Pick<KeySetDraft, 'name' | 'description' | 'environment' | 'kind' | 'mid' | 'clientKey'> => {
  const { name, description, environment, kind, mid, clientKey } = draftOf(declared, declared.secretKey, undefined);
  return { name, description, environment, kind, mid, clientKey };
};
