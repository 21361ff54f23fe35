import { fork, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';

/** What a child process can be asked over the channel to its parent. */
export type Asks = Readonly<Record<string, (...args: never[]) => unknown>>;

type ToChild = { id: number; ask: string; args: unknown[] };
type FromChild = { id: number; value?: unknown; error?: string };
const READY = 0;

/** In the child: answers the parent from now on, and ends when the parent is gone. */
export const answerParent = (asks: Asks): void => {
  const tell = (message: FromChild): void => void process.send?.(message);
  process.on('message', ({ id, ask, args }: ToChild) => {
    const answer = async (): Promise<unknown> => asks[ask]?.(...(args as never[]));
    answer().then(
      (value) => tell({ id, value }),
      (error: Error) => tell({ id, error: error.stack ?? error.message })
    );
  });
  process.on('disconnect', () => process.exit(1));
  tell({ id: READY });
};

export type Child<A extends Asks> = {
  pid: number;
  /** @throws Error what the child threw, or that it is gone */
  ask: <Name extends keyof A & string>(
    name: Name,
    ...args: Parameters<A[Name]>
  ) => Promise<Awaited<ReturnType<A[Name]>>>;
  /** Ends it as a process manager would; after `graceMs` the hard way. */
  stop: () => Promise<void>;
};

type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void };

const GRACE_MS = 30_000;

const stopChild = (child: ChildProcess, gone: Promise<unknown>): Promise<void> => {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  return gone.then(() => clearTimeout(timer));
};

export type ChildWish = { file: string; log: string; env?: Record<string, string>; nodeArgs?: readonly string[] };

/** Every process of the bench goes with the bench, however that ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/**
 * Starts a program of the bench as a process of its own. Its output goes into a file.
 *
 * @throws Error when it ends before it answers
 */
export const startChild = async <A extends Asks>({ file, log, env = {}, nodeArgs = [] }: ChildWish): Promise<Child<A>> => {
  const output = openSync(log, 'a');
  const child = fork(file, [], {
    env: { ...process.env, ...env },
    execArgv: [...nodeArgs],
    stdio: ['ignore', output, output, 'ipc'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  running.add(child);
  const waiting = new Map<number, Waiting>();
  const died = (): void => {
    running.delete(child);
    for (const { reject } of waiting.values()) reject(new Error(`A process of the bench has ended; see ${log}`));
    waiting.clear();
  };
  void gone.then(died);
  child.on('message', ({ id, value, error }: FromChild) => {
    const question = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) question?.resolve(value as never);
    else question?.reject(new Error(error));
  });
  await new Promise<void>((resolve, reject) => waiting.set(READY, { resolve: resolve as never, reject }));
  let asked = READY;
  return {
    pid: child.pid ?? 0,
    ask: (ask, ...args) =>
      new Promise((resolve, reject) => {
        const id = (asked += 1);
        if (!child.connected) return reject(new Error(`A process of the bench has ended; see ${log}`));
        waiting.set(id, { resolve: resolve as never, reject });
        child.send({ id, ask, args });
      }),
    stop: () => stopChild(child, gone),
  };
};
