import {
  createSandbox,
  DOCUMENTATION_KEY_SETS,
  type AuthenticatePayment,
  type Sandbox,
  type SandboxOptions,
} from '../../../sandbox';

const [widget, api] = DOCUMENTATION_KEY_SETS;
if (!widget || !api) throw new Error('The documentation keys are missing');

export const WIDGET = { clientKey: widget.clientKey, secretKey: widget.secretKeys[0] ?? '' };
export const API = { clientKey: api.clientKey, secretKey: api.secretKeys[0] ?? '' };

export type Body = Record<string, unknown>;
export type Reply = { readonly status: number; readonly body: Body; readonly text: string; readonly headers: Headers };
export type CallOptions = { readonly secretKey?: string; readonly headers?: Record<string, string> };

export const basic = (secretKey: string): string => `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;

const parse = (text: string): Body => {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
};

/** A sandbox that listens, and the calls a shop's server makes. */
export const startSandbox = async (options: SandboxOptions = {}) => {
  const sandbox = createSandbox(options);
  await sandbox.listen();

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    { secretKey = WIDGET.secretKey, headers = {} }: CallOptions = {}
  ): Promise<Reply> => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: { authorization: basic(secretKey), 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: parse(text), text, headers: response.headers };
  };

  const confirm = (body: unknown, more?: CallOptions) => call('POST', '/v1/payments/confirm', body, more);
  const read = (paymentKey: string, more?: CallOptions) => call('GET', `/v1/payments/${paymentKey}`, undefined, more);
  const cancel = (paymentKey: string, body: unknown, more?: CallOptions) =>
    call('POST', `/v1/payments/${paymentKey}/cancel`, body, more);

  return { sandbox, call, confirm, read, cancel, ...shortcuts(sandbox, confirm) };
};

type Confirm = (body: unknown, more?: CallOptions) => Promise<Reply>;

let orders = 0;

const shortcuts = (sandbox: Sandbox, confirm: Confirm) => {
  /** A buyer who went through the window. */
  const authenticate = (more: Partial<AuthenticatePayment> = {}) => {
    const { paymentKey, orderId, amount } = sandbox.payments.authenticate({
      clientKey: WIDGET.clientKey,
      orderId: `order-${String((orders += 1)).padStart(4, '0')}`,
      orderName: '린넨 셔츠 외 1건',
      amount: 33_000,
      ...more,
    });
    return { paymentKey, orderId, amount };
  };
  /** The same, confirmed. */
  const pay = async (more: Partial<AuthenticatePayment> = {}) => {
    const authenticated = authenticate(more);
    const reply = await confirm(authenticated, {
      secretKey: more.clientKey === API.clientKey ? API.secretKey : WIDGET.secretKey,
    });
    return { ...authenticated, reply };
  };
  return { authenticate, pay };
};

export type Started = Awaited<ReturnType<typeof startSandbox>>;

/** Starts a sandbox for each test of a file and closes it afterwards. */
export const sandboxForEach = (options: SandboxOptions = {}): (() => Started) => {
  let started: Started | undefined;
  beforeEach(async () => {
    started = await startSandbox(options);
  });
  afterEach(async () => {
    await started?.sandbox.close();
  });
  return () => {
    if (!started) throw new Error('The sandbox runs only inside a test');
    return started;
  };
};
