import type { Credentials, KeyVerdict, KeyWatch, ProviderAnswer } from '../payment-provider';
import type { Reply, TossCall, TossClient } from './client';
import type { TossApi } from './error-codes';
import { errorReply, noReply, unreadable } from './errors';
import { translatePayment } from './translate';

/** A call, and as what its answer is to be understood. */
export type Question = { api: TossApi } & Omit<TossCall, 'secretKey'>;

const KEY_NAMES = ['secretKey', 'otherSecretKey'] as const;
type KeyName = (typeof KEY_NAMES)[number];

const answerOf = (api: TossApi, reply: Reply): ProviderAnswer => {
  if (reply.status < 200 || reply.status > 299) return errorReply(api, reply);
  const payment = translatePayment(reply.body);
  return payment ? { outcome: 'answered', payment, traceId: reply.traceId } : unreadable(reply);
};

const isUnauthorised = (answer: ProviderAnswer): boolean =>
  answer.outcome === 'refused' && answer.failure.code === 'UNAUTHORIZED_KEY';

const hasLostConnection = (answer: ProviderAnswer): boolean =>
  answer.outcome === 'unknown' && answer.failure.code === 'connection';

/** What an answer says of the key alone; `null` when it says nothing: no answer, a fault, a shop that may not do this. */
const verdictOn = (answer: ProviderAnswer): KeyVerdict | null => {
  if (answer.outcome === 'answered') return 'taken';
  if (isUnauthorised(answer)) return 'rejected';
  return answer.outcome === 'refused' && answer.failure.errorClass !== 'merchant' ? 'taken' : null;
};

/** Tells the watch what was heard of a key. Whatever happens there, the answer is what it is. */
const tell = async (watch: KeyWatch | undefined, key: KeyName, answer: ProviderAnswer): Promise<void> => {
  const verdict = verdictOn(answer);
  if (watch && verdict) await watch.heard(key, verdict).catch(() => undefined);
};

export type Asking = {
  ask: (credentials: Credentials, question: Question) => Promise<ProviderAnswer>;
  read: (credentials: Credentials, path: string) => Promise<ProviderAnswer>;
};

/** Asks Toss in the words of the port: which key, how often, and what the answer means. */
export const createAsking = (send: TossClient): Asking => {
  const askWith = async (secretKey: string, { api, ...call }: Question): Promise<ProviderAnswer> => {
    const reply = await send({ secretKey, ...call });
    return reply.kind === 'none' ? noReply(reply) : answerOf(api, reply);
  };

  const askAs = async (
    { watch }: Credentials,
    key: KeyName,
    secretKey: string,
    question: Question
  ): Promise<ProviderAnswer> => {
    const answer = await askWith(secretKey, question);
    await tell(watch, key, answer);
    return answer;
  };

  /** Each key that was not tried yet, as long as Toss knows none of them; `null` when there is none. */
  const askWithOthers = async (
    credentials: Credentials,
    question: Question,
    tried: Set<string>
  ): Promise<ProviderAnswer | null> => {
    let answer: ProviderAnswer | null = null;
    for (const key of KEY_NAMES) {
      const secretKey = credentials[key];
      if (secretKey === undefined || tried.has(secretKey)) continue;
      tried.add(secretKey);
      answer = await askAs(credentials, key, secretKey, question);
      if (!isUnauthorised(answer)) return answer;
    }
    return answer;
  };

  /**
   * With the key in use; with the other slot's only when Toss does not know the first, which is certain: nothing was
   * done with it. When it knows neither, the set may have been rotated since it was read: it is read once more.
   */
  const ask = async (credentials: Credentials, question: Question): Promise<ProviderAnswer> => {
    const tried = new Set([credentials.secretKey]);
    const first = await askAs(credentials, 'secretKey', credentials.secretKey, question);
    if (!isUnauthorised(first)) return first;
    const second = await askWithOthers(credentials, question, tried);
    if (second && !isUnauthorised(second)) return second;
    const rotated = await credentials.watch?.reread().catch(() => null);
    const third = rotated ? await askWithOthers(rotated, question, tried) : null;
    return third ?? second ?? first;
  };

  /** A read may be repeated: it moves nothing, and a kept connection is sometimes closed just then. */
  const read = async (credentials: Credentials, path: string): Promise<ProviderAnswer> => {
    const question: Question = { api: 'read', method: 'GET', path };
    const answer = await ask(credentials, question);
    return hasLostConnection(answer) ? ask(credentials, question) : answer;
  };

  return { ask, read };
};
