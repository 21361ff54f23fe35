import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it arrived. */
export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

type Answer = number | 'nothing';

/**
 * A small server on the loopback that receives webhooks under any path and keeps them. It answers 200 unless told
 * otherwise for a path: a status, or nothing at all.
 */
export const startReceiver = async () => {
  const received: Received[] = [];
  const answers = new Map<string, Answer>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ path, headers: request.headers, body });
      const answer = answers.get(path) ?? 200;
      if (answer !== 'nothing') response.writeHead(answer).end(answer < 300 ? '' : 'not today');
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    /** The address of a path. */
    at: (path: string): string => `${url}${path}`,
    /** What arrived there, oldest first. */
    on: (path: string): Received[] => received.filter((webhook) => webhook.path === path),
    answer: (path: string, answer: Answer): void => void answers.set(path, answer),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
