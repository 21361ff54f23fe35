import type { Credentials, RawAnswer } from '../payment-provider';
import { createAsking } from './ask';
import type { TossClient } from './client';

/** Reads by the rules of every other read (keys, their rotation, lost connections), and keeps the body of the answer. */
export const readRaw = async (client: TossClient, credentials: Credentials, path: string): Promise<RawAnswer> => {
  let body: unknown = null;
  const { read } = createAsking(async (call) => {
    const reply = await client(call);
    body = reply.kind === 'reply' ? (reply.body ?? null) : null;
    return reply;
  });
  const answer = await read(credentials, path);
  return answer.outcome === 'answered' ? { outcome: 'answered', body, traceId: answer.traceId } : answer;
};
