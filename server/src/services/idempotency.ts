import { createHash } from 'node:crypto';
import { CommerceError } from '../domain/errors';
import type { IdempotencyRecord, IdempotencyRepository } from '../repositories/idempotency';
import type { Clock } from './clock';

export type HttpAnswer = { status: number; body: unknown };

export type IdempotentRequest = {
  /** Who asks for what: the same key of another token or for another action is another key. */
  scope: string;
  key: string;
  body: unknown;
  newSubject: () => string;
};

/**
 * Makes what is asked for, under the given number.
 *
 * @param isTakenOver somebody began with this number and was not heard of again: what it made is there, or not
 */
export type IdempotentWork = (subject: string, isTakenOver: boolean) => Promise<HttpAnswer>;

export type IdempotencyPorts = {
  records: IdempotencyRepository;
  clock: Clock;
  wait: (ms: number) => Promise<void>;
  /** Turns an error into the answer that the caller would get; `null` for one that is not the request's fault. */
  answerOf: (error: unknown) => HttpAnswer | null;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than the longest provider call, so that a running request is never taken over. */
const LEASE_MS = 3 * 60 * 1000;
const POLL_MS = 100;
const MAX_POLLS = 300;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with sorted keys: the same body written in another order is the same body. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  ) ?? '';

/**
 * Makes a request with an `Idempotency-Key` happen once, whichever process it reaches. Same key and body: the same
 * answer, also while the first is still under way; same key and another body is refused. Kept for 24 hours.
 *
 * Source of the habit: IETF draft "The Idempotency-Key HTTP Header Field".
 */
export const createIdempotency = ({ records, clock, wait, answerOf }: IdempotencyPorts) => {
  const finished = async (
    record: IdempotencyRecord,
    isTakenOver: boolean,
    work: IdempotentWork
  ): Promise<HttpAnswer> => {
    try {
      const answer = await work(record.subject, isTakenOver);
      await records.finish(record.keyHash, { status: answer.status, answer: JSON.stringify(answer.body) });
      return answer;
    } catch (error) {
      const refused = answerOf(error);
      // A refusal is the answer and is kept. Anything else (503, a crash) may be repeated, and then makes the same subject.
      if (refused && refused.status < 500)
        await records.finish(record.keyHash, { status: refused.status, answer: JSON.stringify(refused.body) });
      else await records.release(record.keyHash);
      throw error;
    }
  };

  const followed = async (keyHash: string, bodyHash: string, work: IdempotentWork): Promise<HttpAnswer | null> => {
    for (let polls = 0; polls < MAX_POLLS; polls += 1) {
      const record = await records.find(keyHash);
      if (!record) return null;
      if (record.expiresAt <= clock()) {
        await records.forget(keyHash);
        return null;
      }
      if (record.bodyHash !== bodyHash)
        throw new CommerceError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request');
      if (record.status !== null)
        return { status: record.status, body: JSON.parse(record.answer ?? 'null') as unknown };
      if (record.leaseUntil <= clock() && (await records.takeOver(record, clock() + LEASE_MS)))
        return finished(record, true, work);
      await wait(POLL_MS);
    }
    throw new CommerceError('REQUEST_IN_PROGRESS', 'The same request is still being worked on: repeat it later');
  };

  return {
    /**
     * @param work must answer a number that is there with what is there
     * @throws CommerceError `IDEMPOTENCY_KEY_REUSED`, `REQUEST_IN_PROGRESS`, and what `work` throws
     */
    async once(request: IdempotentRequest, work: IdempotentWork): Promise<HttpAnswer> {
      const keyHash = sha256(JSON.stringify([request.scope, request.key]));
      const bodyHash = sha256(canonical(request.body));
      for (let tries = 0; tries < 3; tries += 1) {
        const now = clock();
        const record: IdempotencyRecord = {
          keyHash,
          bodyHash,
          subject: request.newSubject(),
          status: null,
          answer: null,
          leaseUntil: now + LEASE_MS,
          expiresAt: now + DAY_MS,
        };
        if (await records.insert(record)) return finished(record, false, work);
        const answer = await followed(keyHash, bodyHash, work);
        if (answer) return answer;
      }
      throw new CommerceError('REQUEST_IN_PROGRESS', 'The same request is still being worked on: repeat it later');
    },

    sweep: (): Promise<number> => records.sweep(clock()),
  };
};

export type Idempotency = ReturnType<typeof createIdempotency>;
