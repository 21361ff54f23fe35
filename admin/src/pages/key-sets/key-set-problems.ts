import { isSecurityKey, KEY_PROBLEMS, keyProblem, type KeyRole } from '../../../../contracts/keys';
import type { KeySetValues } from './key-set-values';

/** What can be wrong with a field; each has a text `field-error.…`. The server uses the same words. */
export const FIELD_PROBLEMS = [...KEY_PROBLEMS, 'REQUIRED', 'TOO_LONG', 'NOT_A_SECURITY_KEY', 'INVALID'] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

export type FieldProblems = Partial<Record<keyof KeySetValues, FieldProblem>>;

/** Longest texts, in characters (design of a key set: Toss gives shop ids of at most 14). */
export const LIMITS = { name: 20, description: 50, mid: 14 } as const;

const PREFIXES = ['test', 'live'].flatMap((environment) => ['gck', 'gsk', 'ck', 'sk'].map((kind) => `${environment}_${kind}_`));

/** A key whose prefix is still being typed is no mistake yet. */
const isUnfinished = (key: string): boolean => PREFIXES.some((prefix) => prefix.startsWith(key));

const lengthProblem = (value: string | null, limit: number): FieldProblem | undefined =>
  Array.from(value ?? '').length > limit ? 'TOO_LONG' : undefined;

const keyMistake = (values: KeySetValues, role: KeyRole): FieldProblem | undefined => {
  const key = role === 'client' ? values.clientKey : values.secretKey;
  return key === null || isUnfinished(key) ? undefined : (keyProblem(key, values, role) ?? undefined);
};

const withoutNothing = (problems: Record<string, FieldProblem | undefined>): FieldProblems =>
  Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));

/** What is already wrong while a person types. Nothing is asked for yet, and a half-typed prefix is let be. */
export const problemsWhileTyping = (values: KeySetValues): FieldProblems => {
  const { securityKey } = values;
  const isSecurityKeyWrong =
    values.kind === 'api' && securityKey !== null && !isSecurityKey(securityKey) && !/^[0-9a-f]{0,63}$/i.test(securityKey);
  return withoutNothing({
    name: lengthProblem(values.name, LIMITS.name),
    description: lengthProblem(values.description, LIMITS.description),
    mid: lengthProblem(values.mid, LIMITS.mid),
    clientKey: keyMistake(values, 'client'),
    secretKey: keyMistake(values, 'secret'),
    securityKey: isSecurityKeyWrong ? 'NOT_A_SECURITY_KEY' : undefined,
  });
};

const requiredKey = (key: string | null, isRequired: boolean): FieldProblem | undefined => {
  if (key === null) return isRequired ? 'REQUIRED' : undefined;
  return isUnfinished(key) ? 'NOT_A_KEY' : undefined;
};

/** What is wrong once a person wants to save. A set that exists keeps its secret when the field is empty. */
export const problemsOnSave = (values: KeySetValues, set: { isNew: boolean }): FieldProblems => {
  const { securityKey } = values;
  return {
    ...withoutNothing({
      name: values.name?.trim() ? undefined : 'REQUIRED',
      clientKey: requiredKey(values.clientKey, true),
      secretKey: requiredKey(values.secretKey, set.isNew),
      securityKey:
        values.kind === 'api' && securityKey !== null && !isSecurityKey(securityKey) ? 'NOT_A_SECURITY_KEY' : undefined,
    }),
    ...problemsWhileTyping(values),
  };
};
