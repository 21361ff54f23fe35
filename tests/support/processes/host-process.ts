import { fork, type ChildProcess } from 'node:child_process';
import { createApiClient, type ApiClient } from '../host/api';
import type { Ask, FromProcess } from './protocol';

export type Exit = { code: number | null; signal: string | null };

export type HostProcess = {
  readonly url: string;
  readonly pid: number;
  /** How long it took from the wish until it listened (ms). */
  readonly bootMs: number;
  /** Settles when the process is gone. */
  readonly gone: Promise<Exit>;
  readonly isAlive: () => boolean;
  api: (token: string | null) => ApiClient;
  /** @throws Error what the process threw, or that it is gone */
  ask: <T>(ask: Ask, ...args: unknown[]) => Promise<T>;
  /** The step before which a flow of this name stopped; waits for it. Never settles when the process dies first. */
  stopped: (flow: string) => Promise<string>;
  /** SIGKILL: no code of its own runs any more. */
  kill: () => Promise<Exit>;
  /** SIGTERM, as a process manager would. */
  terminate: () => Promise<Exit>;
  log: () => string;
};

const API = '/api/commerce-payments';
const LOG_LENGTH = 200_000;

/** A process that has loaded Strapi's code and waits until it is wanted. */
export type Spare = ChildProcess;

export const prepareProcess = (start: string, folder: string): Spare =>
  fork(start, [], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      STRAPI_TELEMETRY_DISABLED: 'true',
    },
    // Options of the test's own process (inspector, loaders) are not the child's.
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });

const keepLog = (child: ChildProcess): (() => string) => {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (text = (text + String(chunk)).slice(-LOG_LENGTH)));
  }
  return () => text;
};

const BOOT_LIMIT_MS = 90_000;

const tooLate = (child: ChildProcess, log: () => string): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => {
      if (!child.connected) return;
      reject(new Error(`The process did not listen within ${BOOT_LIMIT_MS} ms:\n${log()}`));
    }, BOOT_LIMIT_MS).unref();
  });

const exitOf = (child: ChildProcess): Promise<Exit> =>
  new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));

/** Questions to a process and what it tells by itself. */
const createChannel = (child: ChildProcess, gone: Promise<Exit>) => {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const stops = new Map<string, string>();
  const stopListeners = new Map<string, (step: string) => void>();
  let listening: (port: number) => void = () => {};
  const listens = new Promise<number>((resolve) => (listening = resolve));
  let asked = 0;

  child.on('message', (message: FromProcess) => {
    if (message.kind === 'up') return listening(message.port);
    if (message.kind === 'stopped') {
      stopListeners.get(message.flow)?.(message.step);
      return void stops.set(message.flow, message.step);
    }
    const question = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') question?.resolve(message.value as never);
    else question?.reject(new Error(message.error));
  });
  void gone.then(() => waiting.forEach(({ reject }) => reject(new Error('The process is gone'))));

  return {
    listens,
    stopped: (flow: string) =>
      new Promise<string>((resolve) => {
        const step = stops.get(flow);
        if (step === undefined) stopListeners.set(flow, resolve);
        else resolve(step);
      }),
    ask: <T>(ask: Ask, ...args: unknown[]): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        const id = (asked += 1);
        waiting.set(id, { resolve: resolve as never, reject });
        child.send({ id, ask, args }, (error) => error && reject(error));
      }),
  };
};

/**
 * Boots a Strapi in a process of its own.
 *
 * @param env settings of the app; `HOST_PORT` 0 takes a free one
 * @returns once it listens
 * @throws Error with its log, when it ends before
 */
export const startProcess = async (child: Spare, env: Record<string, string>): Promise<HostProcess> => {
  const startedAt = performance.now();
  const log = keepLog(child);
  const gone = exitOf(child);
  const { listens, ask, stopped } = createChannel(child, gone);
  const end = (signal: NodeJS.Signals) => (): Promise<Exit> => {
    child.kill(signal);
    return gone;
  };
  const died = gone.then(({ code, signal }) => {
    throw new Error(`The process ended with ${code ?? signal} before it listened:\n${log()}`);
  });
  child.send(env);
  const port = await Promise.race([listens, died, tooLate(child, log)]);
  died.catch(() => {});
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    pid: child.pid ?? 0,
    bootMs: performance.now() - startedAt,
    gone,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    api: (token) => createApiClient(`${url}${API}`, token),
    ask,
    stopped,
    kill: end('SIGKILL'),
    terminate: end('SIGTERM'),
    log,
  };
};
