import type { Credentials, ProviderAnswer } from '../payment-provider';
import type { Reply, TossCall, TossClient } from './client';
import type { TossApi } from './error-codes';
import { errorReply, noReply, unreadable } from './errors';
import { translatePayment } from './translate';

/** A call, and as what its answer is to be understood. */
export type Question = { api: TossApi } & Omit<TossCall, 'secretKey'>;

const answerOf = (api: TossApi, reply: Reply): ProviderAnswer => {
  if (reply.status < 200 || reply.status > 299) return errorReply(api, reply);
  const payment = translatePayment(reply.body);
  return payment ? { outcome: 'answered', payment, traceId: reply.traceId } : unreadable(reply);
};

const isUnauthorised = (answer: ProviderAnswer): boolean =>
  answer.outcome === 'refused' && answer.failure.code === 'UNAUTHORIZED_KEY';

const hasLostConnection = (answer: ProviderAnswer): boolean =>
  answer.outcome === 'unknown' && answer.failure.code === 'connection';

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

  /** The second key only when the first is unknown to Toss, which is certain: nothing was done with it. */
  const ask = async ({ secretKey, otherSecretKey }: Credentials, question: Question): Promise<ProviderAnswer> => {
    const answer = await askWith(secretKey, question);
    if (!otherSecretKey || otherSecretKey === secretKey || !isUnauthorised(answer)) return answer;
    return askWith(otherSecretKey, question);
  };

  /** A read may be repeated: it moves nothing, and a kept connection is sometimes closed just then. */
  const read = async (credentials: Credentials, path: string): Promise<ProviderAnswer> => {
    const question: Question = { api: 'read', method: 'GET', path };
    const answer = await ask(credentials, question);
    return hasLostConnection(answer) ? ask(credentials, question) : answer;
  };

  return { ask, read };
};
