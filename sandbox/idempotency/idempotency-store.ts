import { tossError } from '../errors/toss-error';
import { errorAnswer, type Answer } from '../http/answer';

/** How long an answer is remembered. Source: Toss docs, idempotency key. */
const REMEMBERED_MS = 15 * 24 * 60 * 60_000;

/** What makes a request the same one. The body is not part of it: that is Toss's rule, and a trap. */
export type RequestIdentity = {
  readonly key: string;
  readonly secretKey: string;
  readonly method: string;
  readonly url: string;
};

/** An answer that was worked out, and whether a repeat may have it. */
export type Outcome = { readonly answer: Answer; readonly isStored: boolean };

export type IdempotentResult = { readonly answer: Answer; readonly originalTraceId: string | null };

type Entry = { readonly firstUsedAt: number; readonly traceId: string; answer: Answer | null };

export interface IdempotencyStore {
  /**
   * Runs a request once. A repeat gets the first answer byte for byte, success or error; a twin that comes
   * while the first still runs gets 409 `IDEMPOTENT_REQUEST_PROCESSING`.
   *
   * When `run` throws, the key counts as never used.
   */
  once(identity: RequestIdentity, traceId: string, run: () => Promise<Outcome>): Promise<IdempotentResult>;
  clear(): void;
}

export const createIdempotencyStore = (now: () => number): IdempotencyStore => {
  const entries = new Map<string, Entry>();

  const recall = (name: string): Entry | undefined => {
    const entry = entries.get(name);
    if (!entry || now() - entry.firstUsedAt < REMEMBERED_MS) return entry;
    // What Toss does with a key older than that is not documented; here it is as good as new.
    entries.delete(name);
    return undefined;
  };

  return {
    async once({ key, secretKey, method, url }, traceId, run) {
      const name = JSON.stringify([key, secretKey, method, url]);
      const earlier = recall(name);
      if (earlier?.answer) return { answer: earlier.answer, originalTraceId: earlier.traceId };
      if (earlier) return { answer: errorAnswer(tossError('IDEMPOTENT_REQUEST_PROCESSING')), originalTraceId: null };
      const entry: Entry = { firstUsedAt: now(), traceId, answer: null };
      entries.set(name, entry);
      const forget = (): void => {
        if (entries.get(name) === entry) entries.delete(name);
      };
      try {
        const { answer, isStored } = await run();
        if (isStored) entry.answer = answer;
        else forget();
        return { answer, originalTraceId: null };
      } catch (error) {
        forget();
        throw error;
      }
    },
    clear: () => entries.clear(),
  };
};
