import { Agent as HttpAgent, type ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';

/** Shorter than a server's usual 5 s: a POST must not be sent into a connection that is just being closed. */
const IDLE_MS = 4_000;

type OnSocket = (error: Error | null, stream: Duplex) => void;

/** Gives up a connection that is not there in time. An idle timer does not: it starts anew with every packet. */
const connectWithin = (socket: Duplex | null | undefined, readyEvent: string, timeoutMs: number): typeof socket => {
  if (!socket) return socket;
  const giveUp = (): void => {
    socket.destroy(Object.assign(new Error(`No connection within ${timeoutMs} ms`), { code: 'CONNECT_TIMEOUT' }));
  };
  const timer = setTimeout(giveUp, timeoutMs);
  for (const event of [readyEvent, 'close']) socket.once(event, () => clearTimeout(timer));
  return socket;
};

class PatientHttpAgent extends HttpAgent {
  constructor(private readonly connectTimeoutMs: number) {
    super({ keepAlive: true, timeout: IDLE_MS });
  }

  override createConnection(options: ClientRequestArgs, onSocket?: OnSocket): Duplex | null | undefined {
    // `timeout` is meant for idle connections; given on, it would end the request too.
    const { timeout: _idle, ...rest } = options;
    return connectWithin(super.createConnection(rest, onSocket), 'connect', this.connectTimeoutMs);
  }
}

class PatientHttpsAgent extends HttpsAgent {
  constructor(private readonly connectTimeoutMs: number) {
    super({ keepAlive: true, timeout: IDLE_MS, minVersion: 'TLSv1.2' });
  }

  override createConnection(options: RequestOptions, onSocket?: OnSocket): Duplex | null | undefined {
    const { timeout: _idle, ...rest } = options;
    return connectWithin(super.createConnection(rest, onSocket), 'secureConnect', this.connectTimeoutMs);
  }
}

/**
 * Agents that keep connections open between calls.
 *
 * @param connectTimeoutMs how long name lookup, connection and TLS may take together
 */
export const keepAliveAgents = (connectTimeoutMs: number): { httpAgent: HttpAgent; httpsAgent: HttpsAgent } => ({
  httpAgent: new PatientHttpAgent(connectTimeoutMs),
  httpsAgent: new PatientHttpsAgent(connectTimeoutMs),
});
