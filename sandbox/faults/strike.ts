import { isTossErrorCode, TossError, tossError } from '../errors/toss-error';
import { errorAnswer, htmlAnswer, jsonAnswer, type Answer } from '../http/answer';
import type { Outcome } from '../idempotency/idempotency-store';
import type { Fault } from './fault';

/** Thrown where a fault keeps the work from being done, so that nothing is remembered of the request. */
export class NotExecuted extends Error {}

/** What the work behind a request has to offer to a fault. */
export type Work = {
  readonly execute: () => Answer;
  readonly sleep: (ms: number) => Promise<void>;
  /** Settles when the client went away or the server closes. */
  readonly gone: Promise<void>;
  readonly storeServerErrors: boolean;
};

const errorOf = (fault: Fault): TossError => {
  if (fault.kind === 'http-500') return tossError('FAILED_INTERNAL_SYSTEM_PROCESSING', fault.message);
  const code = fault.code ?? 'UNKNOWN_ERROR';
  const known = isTossErrorCode(code) ? tossError(code) : new TossError(code, 400, '알 수 없는 오류입니다.');
  return new TossError(code, fault.status ?? known.status, fault.message ?? known.message);
};

const outcomeOf = (answer: Answer, storeServerErrors: boolean): Outcome => ({
  answer,
  isStored: answer.status < 500 || storeServerErrors,
});

/**
 * Does the work of a request under a fault, as the idempotency key remembers it: what a broken line or a
 * gateway makes of the answer is not Toss's answer, so a repeat gets the true one.
 *
 * @throws NotExecuted when the fault keeps the work from being done
 */
export const workUnder = async (fault: Fault | undefined, work: Work): Promise<Outcome> => {
  const done = (): Outcome => outcomeOf(work.execute(), work.storeServerErrors);
  switch (fault?.kind) {
    case 'slow': {
      if (fault.phase === 'after') {
        const outcome = done();
        await work.sleep(fault.ms ?? 0);
        return outcome;
      }
      await work.sleep(fault.ms ?? 0);
      return done();
    }
    case 'hang':
      if (fault.phase === 'after') return done();
      await work.gone;
      throw new NotExecuted();
    case 'reset':
      throw new NotExecuted();
    case 'html-502':
    case 'missing-code':
      if (fault.executed !== true) throw new NotExecuted();
      return done();
    case 'error':
    case 'http-500': {
      if (fault.executed === true) work.execute();
      const outcome = outcomeOf(errorAnswer(errorOf(fault)), work.storeServerErrors);
      return { ...outcome, isStored: fault.stored ?? outcome.isStored };
    }
    default:
      return done();
  }
};

const GATEWAY_PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';

const parsed = (answer: Answer): unknown => JSON.parse(answer.body) as unknown;

const withStrings = (value: unknown): unknown => {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(withStrings);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withStrings(one)]));
};

/**
 * What reaches the client.
 *
 * @param answer null when the work was not done
 * @returns the answer; `broken` where the connection ends without one; `silent` where it stays open
 */
export const deliveredUnder = (fault: Fault | undefined, answer: Answer | null): Answer | 'broken' | 'silent' => {
  if (fault?.kind === 'html-502') return htmlAnswer(502, GATEWAY_PAGE);
  if (fault?.kind === 'missing-code') return jsonAnswer(400, { message: '잘못된 요청입니다.' });
  if (fault?.kind === 'lost-answer' || fault?.kind === 'reset' || answer === null) return 'broken';
  switch (fault?.kind) {
    case 'hang':
      return 'silent';
    case 'garbage':
      return { ...answer, status: 200, body: fault.body ?? answer.body.slice(0, answer.body.length >> 1) };
    case 'status-201':
      return { ...answer, status: answer.status === 200 ? 201 : answer.status };
    case 'numbers-as-strings':
      return jsonAnswer(answer.status, withStrings(parsed(answer)));
    case 'patch':
      return jsonAnswer(answer.status, { ...(parsed(answer) as object), ...fault.fields });
    default:
      return answer;
  }
};
