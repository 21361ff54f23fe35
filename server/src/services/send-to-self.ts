import { request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `status`: `null` without an answer, and then `error` says why: Node's code, `TIMEOUT` or `NOT_LISTENING`. */
export type OwnAnswer = { status: number | null; error: string | null };

export type SendToSelf = (outgoing: {
  path: string;
  body: Buffer;
  headers: Readonly<Record<string, string>>;
}) => Promise<OwnAnswer>;

/** What Toss waits at most for an answer. Source: Toss webhook guide. */
const TIMEOUT_MS = 10_000;

/** A server that listens on every address is found on this machine's own. */
const OWN_HOST: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

type Target = { socketPath: string } | { host: string; port: number };

const targetOf = (address: AddressInfo | string): Target =>
  typeof address === 'string'
    ? { socketPath: address }
    : { host: OWN_HOST[address.address] ?? address.address, port: address.port };

/**
 * Posts to this very server, over the port or the socket on which it listens: never to another host, whatever the path.
 *
 * @param addressOf where the server listens; `null` when it does not
 */
export const createSendToSelf =
  (addressOf: () => AddressInfo | string | null, timeoutMs = TIMEOUT_MS): SendToSelf =>
  ({ path, body, headers }) =>
    new Promise((done) => {
      const address = addressOf();
      if (address === null) return done({ status: null, error: 'NOT_LISTENING' });
      const signal = AbortSignal.timeout(timeoutMs);
      const length = { 'content-length': String(body.length) };
      request(
        { ...targetOf(address), method: 'POST', path, agent: false, signal, headers: { ...headers, ...length } },
        (answer) => {
          answer.resume();
          done({ status: answer.statusCode ?? null, error: null });
        }
      )
        .on('error', (error: NodeJS.ErrnoException) =>
          done({ status: null, error: signal.aborted ? 'TIMEOUT' : (error.code ?? 'CONNECTION_FAILED') })
        )
        .end(body);
    });
