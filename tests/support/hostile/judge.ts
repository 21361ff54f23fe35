import { ERROR_STATUS } from '../../../contracts/error-codes';
import type { HostileAnswer } from './send';

type ErrorBody = {
  data: unknown;
  error?: { status?: unknown; name?: unknown; message?: unknown; details?: { code?: unknown } };
};

/** What tells of the inside: stacks, files, statements, drivers. None of the hostile pieces has one of these in it. */
const INSIDE =
  /\n\s+at |\bat \S+ \(|node_modules|\/server\/src\/|\.[jt]s:\d+|SQLITE_|\bER_[A-Z]+|SQLSTATE|knex|commerce_[a-z]+_?|syntax error at|select `|select "|insert into|near "/i;

/** Strapi's own refusals from before a route of ours is reached: no such address, a body that its parser does not take. */
const STRAPIS_OWN: readonly number[] = [400, 401, 403, 404, 405, 413, 414, 415];

const parsed = (text: string): ErrorBody | null => {
  try {
    return JSON.parse(text) as ErrorBody;
  } catch {
    return null;
  }
};

const codeProblem = (status: number, { error }: ErrorBody): string | null => {
  const code = error?.details?.code;
  if (code === undefined) return STRAPIS_OWN.includes(status) ? null : 'an error without a code';
  const known =
    typeof code === 'string' && code in ERROR_STATUS ? ERROR_STATUS[code as keyof typeof ERROR_STATUS] : null;
  return known === status ? null : `the code ${String(code)} at ${status}`;
};

const shapeProblem = ({ status, text }: HostileAnswer): string | null => {
  const body = parsed(text);
  // Nothing of Strapi's is asked for below an address that is none: its server says so in words.
  if (body === null) return status === 404 || status === 405 || status === 400 ? null : 'an error that is no JSON';
  const { error } = body;
  const isWhole =
    body.data === null &&
    error?.status === status &&
    typeof error.name === 'string' &&
    typeof error.message === 'string';
  return isWhole ? codeProblem(status, body) : 'an error of another shape';
};

/** What is wrong with an answer to a bad request; `null` when nothing is. */
export const problemOfAnswer = (answer: HostileAnswer): string | null => {
  const { status, text } = answer;
  if (status >= 500 || status === 0) return `status ${status}`;
  const inside = status >= 400 ? INSIDE.exec(text)?.[0] : undefined;
  if (inside !== undefined) return `the inside: ${inside}`;
  return status >= 400 ? shapeProblem(answer) : null;
};
