import { keyProblem } from '../../../../contracts/keys';
import type { RotatedSecret } from '../../../../contracts/settings';
import type { KeySetValues } from './key-set-values';
import { isUnfinishedKey, SECRET_PROBLEMS, secretProblem, secretProblemWhileTyping } from './secrets/typed-secret';

/** What can be wrong with a field; each has a text `field-error.…`. The server uses the same words. */
export const FIELD_PROBLEMS = [
  ...SECRET_PROBLEMS,
  'TOO_LONG',
  'INVALID',
  'NAME_TAKEN',
  'SAME_KEY',
  'PREVIOUS_KEY',
] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

export type FieldProblems = Partial<Record<keyof KeySetValues, FieldProblem>>;

/** Longest texts, in characters (design of a key set: Toss gives shop ids of at most 14). */
export const LIMITS = { name: 20, description: 50, mid: 14 } as const;

const lengthProblem = (value: string | null, limit: number): FieldProblem | null =>
  Array.from(value ?? '').length > limit ? 'TOO_LONG' : null;

const clientKeyProblem = (values: KeySetValues): FieldProblem | null => {
  const { clientKey } = values;
  return clientKey === null || isUnfinishedKey(clientKey) ? null : keyProblem(clientKey, values, 'client');
};

type Judge = typeof secretProblem;

/** A security key typed before the kind was changed is not sent and not judged: only API keys have one. */
const secretsProblems = (values: KeySetValues, judge: Judge) => {
  const problem = (typed: string | null, which: RotatedSecret) => (typed === null ? null : judge(typed, values, which));
  return {
    secretKey: problem(values.secretKey, 'secret'),
    securityKey: values.kind === 'api' ? problem(values.securityKey, 'security') : null,
  };
};

const withoutNothing = (problems: Record<string, FieldProblem | null>): FieldProblems =>
  Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== null));

/** What is already wrong while a person types. Nothing is asked for yet, and a half-typed prefix is let be. */
export const problemsWhileTyping = (values: KeySetValues): FieldProblems =>
  withoutNothing({
    name: lengthProblem(values.name, LIMITS.name),
    description: lengthProblem(values.description, LIMITS.description),
    mid: lengthProblem(values.mid, LIMITS.mid),
    clientKey: clientKeyProblem(values),
    ...secretsProblems(values, secretProblemWhileTyping),
  });

const requiredClientKey = (key: string | null): FieldProblem | null => {
  if (key === null) return 'REQUIRED';
  return isUnfinishedKey(key) ? 'NOT_A_KEY' : null;
};

/** What is wrong once a person wants to save. A set that exists has its secrets: they change by rotation. */
export const problemsOnSave = (values: KeySetValues, set: { isNew: boolean }): FieldProblems => ({
  ...problemsWhileTyping(values),
  ...withoutNothing(secretsProblems(values, secretProblem)),
  ...withoutNothing({
    name: values.name?.trim() ? lengthProblem(values.name, LIMITS.name) : 'REQUIRED',
    secretKey: set.isNew && values.secretKey === null ? 'REQUIRED' : null,
    clientKey: requiredClientKey(values.clientKey) ?? clientKeyProblem(values),
  }),
});
