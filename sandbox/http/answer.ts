import type { TossError } from '../errors/toss-error';

/** An answer before it is written to the wire: the exact bytes of its body. */
export type Answer = { readonly status: number; readonly contentType: string; readonly body: string };

const JSON_TYPE = 'application/json;charset=UTF-8';

export const jsonAnswer = (status: number, value: unknown): Answer => ({
  status,
  contentType: JSON_TYPE,
  body: JSON.stringify(value),
});

export const htmlAnswer = (status: number, body: string): Answer => ({
  status,
  contentType: 'text/html; charset=utf-8',
  body,
});

/** `{ "code", "message" }` with the code's HTTP status. */
export const errorAnswer = (error: TossError): Answer =>
  jsonAnswer(error.status, { code: error.code, message: error.message });

/** The error code of an answer, or null. */
export const codeOf = (answer: Answer): string | null => {
  if (answer.status < 400) return null;
  const found = /^\{"code":"([A-Za-z_0-9]+)"/.exec(answer.body);
  return found?.[1] ?? null;
};
