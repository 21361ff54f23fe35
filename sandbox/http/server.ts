import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Answer } from './answer';
import type { Reply } from './api-handler';
import { readIncoming, type Incoming } from './incoming';

/** Answers one request of any kind. */
export type Handler = (incoming: Incoming) => Promise<Reply>;

const write = (response: ServerResponse, answer: Answer, headers: Readonly<Record<string, string>>): void => {
  response.writeHead(answer.status, {
    'content-type': answer.contentType,
    'content-length': String(Buffer.byteLength(answer.body)),
    ...headers,
  });
  response.end(answer.body);
};

const serve = async (handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { answer, headers } = await handler(await readIncoming(request, response));
  if (answer === 'silent') return;
  if (answer === 'broken') response.socket?.destroy();
  else write(response, answer, headers);
};

/** A bug of the sandbox must not look like an answer of Toss: it is told in plain text with the error behind it. */
const tellBug = (response: ServerResponse, error: unknown): void => {
  if (response.destroyed || response.headersSent) return;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  write(response, { status: 500, contentType: 'text/plain; charset=utf-8', body: `The sandbox failed: ${text}\n` }, {});
};

export const createHttpServer = (handler: Handler): Server =>
  createServer((request, response) => {
    serve(handler, request, response).catch((error: unknown) => tellBug(response, error));
  });
