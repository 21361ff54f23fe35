import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that was read to its end. */
export type Incoming = {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly header: (name: string) => string | undefined;
  /** Settles when the client went away. */
  readonly gone: Promise<void>;
};

const LONGEST_BODY = 1_000_000;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) throw new RangeError('The body is longer than a megabyte');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** @throws RangeError when the body is longer than a megabyte */
export const readIncoming = async (request: IncomingMessage, response: ServerResponse): Promise<Incoming> => {
  const gone = new Promise<void>((resolve) => response.once('close', resolve));
  const url = request.url ?? '/';
  const [path = '/', ...query] = url.split('?');
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return {
    method: request.method ?? 'GET',
    url,
    path,
    query: new URLSearchParams(query.join('?')),
    body: await readBody(request),
    header,
    gone,
  };
};
