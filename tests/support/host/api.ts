/** An HTTP answer whose body was read: JSON when it is JSON, else text. */
export type Answer<Body = unknown> = { status: number; headers: Headers; body: Body; text: string };

/** Strapi's two kinds of bodies in one: tests read what they expect, and see `undefined` otherwise. */
export type ApiBody<Data = Record<string, unknown>> = {
  data: Data;
  meta?: Record<string, unknown>;
  error?: { status: number; name: string; message: string; details: Record<string, unknown> & { code?: string } };
};

export type SendOptions = { body?: unknown; headers?: Record<string, string> };

/** Answers of this client are handed to every listener: to compare all answers of a suite with the API document. */
export type Exchange = { method: string; path: string; request: unknown; answer: Answer };

export type ApiClient = {
  send: <Data = Record<string, unknown>>(
    method: string,
    path: string,
    options?: SendOptions
  ) => Promise<Answer<ApiBody<Data>>>;
  get: <Data = Record<string, unknown>>(path: string, options?: SendOptions) => Promise<Answer<ApiBody<Data>>>;
  post: <Data = Record<string, unknown>>(
    path: string,
    body?: unknown,
    options?: SendOptions
  ) => Promise<Answer<ApiBody<Data>>>;
  put: <Data = Record<string, unknown>>(
    path: string,
    body?: unknown,
    options?: SendOptions
  ) => Promise<Answer<ApiBody<Data>>>;
  delete: <Data = Record<string, unknown>>(path: string, options?: SendOptions) => Promise<Answer<ApiBody<Data>>>;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const requestInit = (method: string, token: string | null, { body, headers }: SendOptions): RequestInit => ({
  method,
  redirect: 'manual',
  headers: {
    ...(token === null ? {} : { authorization: `bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  },
  ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
});

/**
 * A client for one address and one bearer token (`null`: none). A body that is a text is sent as it is, anything else
 * as JSON. Nothing is thrown for a status.
 */
export const createApiClient = (
  baseUrl: string,
  token: string | null,
  listen: (exchange: Exchange) => void = () => {}
): ApiClient => {
  const send: ApiClient['send'] = async (method, path, options = {}) => {
    const response = await fetch(`${baseUrl}${path}`, requestInit(method, token, options));
    const text = await response.text();
    const answer = { status: response.status, headers: response.headers, body: parse(text), text };
    listen({ method, path, request: options.body, answer });
    return answer as Awaited<ReturnType<typeof send>> as never;
  };
  return {
    send,
    get: (path, options) => send('GET', path, options),
    post: (path, body = {}, options) => send('POST', path, { body, ...options }),
    put: (path, body = {}, options) => send('PUT', path, { body, ...options }),
    delete: (path, options) => send('DELETE', path, options),
  };
};
