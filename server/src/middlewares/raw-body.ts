import type { IncomingMessage } from 'node:http';
import type { Context, Next } from 'koa';

/** Far above every event of Toss; a payment with all its cancels has a few KiB. */
export const MAX_WEBHOOK_BYTES = 64 * 1024;

/** The bytes of a request; `null` when they are too many. What is too much is not kept while it comes. */
const bytesOf = async (request: IncomingMessage): Promise<Buffer | null> => {
  if (Number(request.headers['content-length'] ?? 0) > MAX_WEBHOOK_BYTES) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_WEBHOOK_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/**
 * Reads a request's exact bytes into `ctx.state.rawBody`, in place of the parser: signatures are over bytes, and what is
 * no JSON is for us to judge. 413 past 64 KiB.
 *
 * @throws Error when somebody else has read the request before: answered with 500, so that the provider sends it again
 */
export const readRawBody = async (ctx: Context, next: Next): Promise<void> => {
  if (ctx.req.readableEnded || ctx.req.destroyed)
    throw new Error('A middleware before ours has read the webhook’s body');
  const body = await bytesOf(ctx.req);
  if (body) {
    ctx.state.rawBody = body;
    return next();
  }
  // Koa answers first and then lets go of the connection: the rest of the body is not waited for.
  ctx.set('Connection', 'close');
  (ctx as Context & { payloadTooLarge: (message: string) => void }).payloadTooLarge(
    `A webhook has at most ${MAX_WEBHOOK_BYTES / 1024} KiB`
  );
};
