import autocannon from 'autocannon';
import { answerParent } from './channel';

export type Call = { path: string; body?: string; headers?: Readonly<Record<string, string>> };
/** One load: every call once, over so many connections, each of which sends the next when the last is answered. */
export type LoadWish = { url: string; method: 'GET' | 'POST'; token: string; connections: number; calls: readonly Call[] };
/** `latencies`: milliseconds, in the order of the answers; `refused`: what was answered instead of a 2xx. */
export type Loaded = { seconds: number; latencies: number[]; refused: string[] };

const TIMEOUT_S = 60;
const REFUSED_KEPT = 3;

const load = ({ url, method, token, connections, calls }: LoadWish): Promise<Loaded> =>
  new Promise((resolve, reject) => {
    const latencies: number[] = [];
    const refused: string[] = [];
    let refusals = 0;
    let next = 0;
    const startedAt = performance.now();
    let endedAt = startedAt;
    const done = (error: Error | null, result?: { errors: number; timeouts: number }): void => {
      if (error) return reject(error);
      if (result && result.errors + result.timeouts > 0)
        return reject(new Error(`${result.errors} connections broke, ${result.timeouts} answers did not come in time`));
      if (refusals > REFUSED_KEPT) refused.push(`and ${refusals - REFUSED_KEPT} more`);
      resolve({ seconds: (endedAt - startedAt) / 1_000, latencies, refused });
    };
    const instance = autocannon(
      {
        ...{ url, connections: Math.min(connections, calls.length), amount: calls.length, timeout: TIMEOUT_S },
        headers: { authorization: token, 'content-type': 'application/json' },
        requests: [
          {
            method,
            setupRequest: (request) => ({ ...request, ...calls[Math.min(next++, calls.length - 1)] }),
            onResponse: (status, body) => {
              if (status >= 200 && status < 300) return;
              refusals += 1;
              if (refusals <= REFUSED_KEPT) refused.push(`${status} ${body}`);
            },
          },
        ],
      },
      done
    );
    instance.on('response', (_client, _status, _bytes, ms) => {
      latencies.push(ms);
      endedAt = performance.now();
      // autocannon itself looks only once a second whether it is done.
      if (latencies.length === calls.length) setImmediate(done, null);
    });
  });

const asks = { load };
export type LoaderAsks = typeof asks;

answerParent(asks);
