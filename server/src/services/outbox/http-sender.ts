import { lookup as resolveName, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { urlProblemOf } from './endpoint-url';
import { isPublicAddress } from './public-address';

export type Outgoing = { url: string; headers: Readonly<Record<string, string>>; body: string };

/** `status`: `null` without an answer. `error`: why it did not get through, short; `null` for 2xx. */
export type Sent = { status: number | null; error: string | null };

export type SenderOptions = {
  allowPrivateAddresses: boolean;
  timeoutMs?: number;
  /** Stands in for the system's resolver in tests. */
  resolve?: (
    hostname: string,
    options: LookupOptions & { all: true },
    callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void
  ) => void;
};

const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 4_096;
const MAX_SHOWN = 160;
const ADDRESS_REFUSED = 'ADDRESS_REFUSED';

const refused = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${hostname} is no public address`), { code: ADDRESS_REFUSED });

/**
 * Resolves a name as Node does, and refuses it when any of its addresses is not public. Node connects to what comes out
 * of here: a name that answers differently a moment later (DNS rebinding) changes nothing.
 */
export const guardedLookup =
  (resolve: NonNullable<SenderOptions['resolve']>): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) return callback(error, '');
      if (!first || addresses.some(({ address }) => !isPublicAddress(address))) return callback(refused(hostname), '');
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };

/** The beginning of an answer, as one line that can be shown. */
const beginningOf = async (answer: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MAX_ANSWER_BYTES) break;
    }
  } catch {
    // Cut off or too slow: the status has arrived, and that is what counts.
  }
  const text = Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_SHOWN)
    .replace(/\p{Cs}/gu, '');
};

const outcomeOf = async (answer: IncomingMessage): Promise<Sent> => {
  const status = answer.statusCode ?? 0;
  const isSuccess = status >= 200 && status < 300;
  const text = isSuccess ? '' : await beginningOf(answer);
  answer.destroy();
  return { status, error: isSuccess ? null : `HTTP ${status}${text ? `: ${text}` : ''}` };
};

const failureOf = (error: NodeJS.ErrnoException): Sent => {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return { status: null, error: 'TIMEOUT' };
  return { status: null, error: error.code ?? 'CONNECTION_FAILED' };
};

/** Sends one webhook: no redirect is followed, no cookie kept, no connection reused, and no more than a little is read. */
export const createHttpSender = ({ allowPrivateAddresses, timeoutMs = TIMEOUT_MS, resolve }: SenderOptions) => {
  const lookup = allowPrivateAddresses ? undefined : guardedLookup(resolve ?? resolveName);

  const open = (url: URL, { headers, body }: Outgoing, signal: AbortSignal): Promise<IncomingMessage> =>
    new Promise((done, failed) => {
      const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const options = { method: 'POST', agent: false, signal, ...(lookup ? { lookup } : {}) };
      const length = String(Buffer.byteLength(body));
      request(url, { ...options, headers: { ...headers, 'content-length': length } }, done)
        .on('error', failed)
        .end(body);
    });

  /** @param stop ends the attempt at once, as when the server stops: what became of it is not known then */
  return async (outgoing: Outgoing, stop: AbortSignal): Promise<Sent> => {
    // Said again at each attempt: the option may have changed, and Node asks no resolver for an address in digits.
    const problem = urlProblemOf(outgoing.url, allowPrivateAddresses);
    if (problem)
      return { status: null, error: problem === 'private_address' ? ADDRESS_REFUSED : problem.toUpperCase() };
    try {
      const signal = AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]);
      return await outcomeOf(await open(new URL(outgoing.url), outgoing, signal));
    } catch (error) {
      return failureOf(error as NodeJS.ErrnoException);
    }
  };
};

export type HttpSender = ReturnType<typeof createHttpSender>;
