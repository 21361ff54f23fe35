import type { Core } from '@strapi/strapi';

import { recallSeeded, type Tokens } from '../seed/remembered';

export type Answer = { status: number; body: unknown };

/** A confirm may take the plugin the 60 s that it waits for Toss. */
const TIMEOUT_MS = 90_000;

const tokens = (): Tokens => {
  const seeded = recallSeeded();
  if (!seeded) throw new Error('The shop is asked before it was seeded');
  return seeded.tokens;
};

/**
 * The plugin's REST API as any storefront's backend calls it: over HTTP, with the full-access token, which never
 * leaves this process.
 */
export const createCommerceApi = (strapi: Core.Strapi) => {
  const base = () => {
    const { host, port } = strapi.config.get<{ host: string; port: number }>('server');
    return `http://${host}:${port}${strapi.config.get('api.rest.prefix', '/api')}/commerce-payments`;
  };

  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = { authorization: `Bearer ${tokens().fullAccess}`, 'content-type': 'application/json', ...init.headers };
    const response = await fetch(`${base()}${path}`, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { status: response.status, body: await response.json() };
  };

  return {
    get: (path: string): Promise<Answer> => call(path, { method: 'GET' }),

    /** @param idempotencyKey the browser's: made once for each click of the buyer, sent again with each try of it */
    post: (path: string, data: unknown, idempotencyKey?: string): Promise<Answer> =>
      call(path, {
        method: 'POST',
        body: JSON.stringify({ data }),
        headers: idempotencyKey ? { 'idempotency-key': idempotencyKey } : {},
      }),

    /** The token that the page may see: it finds products and nothing else. */
    shopToken: (): string => tokens().shop,
  };
};

export type CommerceApi = ReturnType<typeof createCommerceApi>;
