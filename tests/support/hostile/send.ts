import { Agent, request } from 'node:http';
import type { HostileRequest } from './requests';

export type HostileAnswer = { status: number; text: string; headers: NodeJS.Dict<string | string[]> };

const TIMEOUT_MS = 30_000;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/**
 * Sends a request as it is: `fetch` would take the dots out of a path and refuse odd headers. An answer that comes
 * before the whole body is read counts as well.
 *
 * @throws Error when the host breaks the connection without an answer
 */
export const sendRaw = (url: string, token: string | null, { method, path, headers, body }: HostileRequest) =>
  new Promise<HostileAnswer>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const authorization = token === null ? {} : { authorization: `bearer ${token}` };
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request({ hostname, port, method, path, agent, headers: { ...authorization, ...headers, ...length } });
    sent.setTimeout(TIMEOUT_MS, () => sent.destroy(new Error('No answer')));
    let isAnswered = false;
    sent.once('response', (response) => {
      isAnswered = true;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('close', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString('utf8'),
          headers: response.headers,
        })
      );
    });
    sent.once('error', (error) => (isAnswered ? undefined : reject(error)));
    sent.end(body ?? undefined);
  });
