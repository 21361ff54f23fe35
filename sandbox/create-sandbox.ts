import { handleControl } from './control/control-handler';
import { handleApi, type Reply } from './http/api-handler';
import { jsonAnswer } from './http/answer';
import type { Incoming } from './http/incoming';
import { startListening, stopListening } from './http/listening';
import { createHttpServer } from './http/server';
import type { FaultQueue } from './faults/fault-queue';
import type { KeySets } from './keys/key-sets';
import type { Ledger } from './ledger/ledger';
import type { SandboxOptions } from './options';
import { handlePage } from './pages/page-handler';
import { createPaymentControls, type PaymentControls } from './payments/controls';
import { createCore, type Core } from './sandbox-core';
import type { Clock } from './state/clock';
import type { Webhooks } from './webhooks/webhooks';

/** A Toss of one's own: its API over HTTP, and handles for what happens beside it. */
export interface Sandbox {
  /** Starts to listen; port 0 takes a free one. Rejects with Node's error when it cannot. Returns the address. */
  listen(port?: number, host?: string): Promise<string>;
  /** Ends every connection and timer, for good; a second time does nothing. */
  close(): Promise<void>;
  /** The address it listens on, `http://127.0.0.1:4400`. @throws Error before `listen` */
  readonly url: string;
  readonly clock: Clock;
  readonly keySets: KeySets;
  readonly payments: PaymentControls;
  readonly faults: FaultQueue;
  readonly webhooks: Webhooks;
  readonly ledger: Ledger;
  /** Forgets everything but the key sets and sets the clock back. */
  reset(): void;
}

/** Waits in real time, but not longer than the server lives. */
const createSleep =
  (closing: Promise<void>) =>
  (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      void closing.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });

/** A page of another site must not press the sandbox's buttons in the browser of whoever runs it. */
const isFromElsewhere = (incoming: Incoming): boolean =>
  incoming.method !== 'GET' && incoming.header('sec-fetch-site') === 'cross-site';

type Parts = { readonly core: Core; readonly payments: PaymentControls; readonly closing: Promise<void> };

const createHandler = ({ core, payments, closing }: Parts) => {
  const api = { ...core, closing, sleep: createSleep(closing) };
  return async (incoming: Incoming): Promise<Reply> => {
    if (isFromElsewhere(incoming))
      return {
        answer: jsonAnswer(403, { code: 'FORBIDDEN_REQUEST', message: '허용되지 않은 요청입니다.' }),
        headers: {},
      };
    if (/^\/control(\/|$)/.test(incoming.path))
      return { answer: await handleControl(core, payments, incoming), headers: {} };
    const page = await handlePage(core, payments, incoming);
    if (page) return page;
    if (/^\/v[12](\/|$)/.test(incoming.path)) return handleApi(api, incoming);
    return { answer: jsonAnswer(404, { code: 'NOT_FOUND', message: '존재하지 않는 정보 입니다.' }), headers: {} };
  };
};

/**
 * Makes a Toss sandbox. It keeps everything in memory and does nothing until `listen`.
 *
 * @throws RangeError when the key sets contradict themselves
 */
export const createSandbox = (options: SandboxOptions = {}): Sandbox => {
  let address: string | undefined;
  let close: () => void = () => undefined;
  const closing = new Promise<void>((resolve) => (close = resolve));
  const urlOf = (): string => {
    if (address === undefined) throw new Error('The sandbox does not listen yet');
    return address;
  };
  const core = createCore(options, () => options.publicUrl?.replace(/\/+$/, '') ?? urlOf());
  const payments = createPaymentControls(core.world);
  const server = createHttpServer(createHandler({ core, payments, closing }));
  return {
    async listen(port = 0, host = '127.0.0.1') {
      const given = await startListening(server, port, host);
      address = `http://${host.includes(':') ? `[${host}]` : host}:${given}`;
      return address;
    },
    async close() {
      close();
      core.clock.clear();
      if (server.listening) await stopListening(server);
    },
    get url() {
      return urlOf();
    },
    clock: core.clock,
    keySets: core.keySets,
    payments,
    faults: core.faults,
    webhooks: core.webhooks,
    ledger: core.ledger,
    reset: core.reset,
  };
};
