import axios, { type AxiosInstance } from 'axios';

import { keepAliveAgents } from './keep-alive';
import { text } from './read-fields';
import { redactionOf } from './redaction';
import { TRACE_ID_HEADER } from './wire';

const MAX_ANSWER_BYTES = 1024 * 1024;

export type TossCall = {
  secretKey: string;
  method: 'GET' | 'POST';
  path: string;
  /** POST only. */
  body?: object;
  idempotencyKey?: string;
};

/** Toss, or something on the way, answered. `body` is parsed JSON; `undefined` when it was none. */
export type Reply = { kind: 'reply'; status: number; body: unknown; traceId: string | null };

/** No answer that could be read to its end. Whether the request arrived is not known. */
export type NoReply = { kind: 'none'; code: 'timeout' | 'connection' | 'unreadable'; message: string };

export type TossClientOptions = {
  baseUrl: string;
  /** Name lookup, connection and TLS together. */
  connectTimeoutMs: number;
  /** Silence that is waited for; also, with the connect timeout, the end of every call. Toss asks for 60 s. */
  readTimeoutMs: number;
  http?: AxiosInstance | undefined;
};

/** The same for every call, so that another axios instance cannot weaken it. */
const CALL_RULES = {
  allowAbsoluteUrls: false,
  maxRedirects: 0,
  maxContentLength: MAX_ANSWER_BYTES,
  responseType: 'text' as const,
  transformRequest: [(body: unknown) => body],
  transformResponse: [(body: unknown) => body],
  validateStatus: () => true,
};

/**
 * Takes secrets out of every text in an answer. Without a backslash each is written as it is, so that nothing is in the
 * parts when nothing is in the whole: then, as nearly always, they need not be looked at one by one.
 */
const parsed = (body: unknown, redact: (text: string) => string): unknown => {
  if (typeof body !== 'string') return undefined;
  try {
    if (!body.includes('\\') && redact(body) === body) return JSON.parse(body) as unknown;
    return JSON.parse(body, (_key, value: unknown) => (typeof value === 'string' ? redact(value) : value)) as unknown;
  } catch {
    return undefined;
  }
};

const NODE_CODE_FORM = /^[A-Z][A-Z0-9_]{1,49}$/;

/** An axios error carries the request with its headers, so that nothing of it goes on but its code. */
const noReplyBecause = (error: unknown): NoReply => {
  const found = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cause = NODE_CODE_FORM.test(found) ? found : 'UNKNOWN';
  if (['ECONNABORTED', 'ERR_CANCELED'].includes(cause)) {
    return { kind: 'none', code: 'timeout', message: 'No answer within the time allowed' };
  }
  if (cause === 'ERR_BAD_RESPONSE' || cause.startsWith('HPE_') || cause.startsWith('Z_')) {
    return { kind: 'none', code: 'unreadable', message: `The answer cannot be read (${cause})` };
  }
  return { kind: 'none', code: 'connection', message: `The connection failed (${cause})` };
};

/** `Accept-Language` is not sent: with English answers, Toss's Korean words would not be recognised. */
const headersOf = (call: TossCall): Record<string, string> => ({
  Accept: 'application/json',
  // The colon belongs to it: user name and an empty password.
  Authorization: `Basic ${Buffer.from(`${call.secretKey}:`, 'utf8').toString('base64')}`,
  ...(call.body && { 'Content-Type': 'application/json' }),
  ...(call.idempotencyKey !== undefined && { 'Idempotency-Key': call.idempotencyKey }),
});

export type TossClient = (call: TossCall) => Promise<Reply | NoReply>;

/**
 * One request to Toss and what came of it. It never repeats one, and never throws for what the network does.
 * Source: Toss API reference, authorization: HTTP Basic with the secret key as user name.
 */
export const createTossClient = (options: TossClientOptions): TossClient => {
  const { baseUrl, connectTimeoutMs, readTimeoutMs } = options;
  const http = options.http ?? axios.create({ adapter: 'http', ...keepAliveAgents(connectTimeoutMs) });
  return async (call) => {
    const redact = redactionOf(call.secretKey);
    try {
      const { status, data, headers } = await http.request<unknown>({
        ...CALL_RULES,
        baseURL: baseUrl,
        method: call.method,
        url: call.path,
        headers: headersOf(call),
        ...(call.body && { data: JSON.stringify(call.body) }),
        // Without TLS a proxy would read the key.
        ...(baseUrl.startsWith('http:') && { proxy: false as const }),
        timeout: readTimeoutMs,
        // The timeout of axios starts anew with every byte.
        signal: AbortSignal.timeout(connectTimeoutMs + readTimeoutMs),
      });
      const traceId = text(headers[TRACE_ID_HEADER]);
      return {
        kind: 'reply',
        status,
        body: parsed(data, redact),
        traceId: traceId === null ? null : redact(traceId).slice(0, 200),
      };
    } catch (error) {
      return noReplyBecause(error);
    }
  };
};
