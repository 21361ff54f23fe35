import type { Fault, FaultKind, FaultOptions, Operation } from './fault';

const OPERATIONS: ReadonlySet<unknown> = new Set(['confirm', 'cancel', 'read', 'issue', 'any']);
const KINDS: ReadonlySet<unknown> = new Set<FaultKind>([
  'slow',
  'lost-answer',
  'reset',
  'hang',
  'error',
  'http-500',
  'html-502',
  'missing-code',
  'garbage',
  'status-201',
  'numbers-as-strings',
  'patch',
]);

export type Target = {
  readonly operation: Operation;
  readonly paymentKey: string | null;
  readonly orderId: string | null;
};

/** The faults that are waiting for their request, oldest first. */
export interface FaultQueue {
  /** @throws RangeError for an unknown operation or kind, or a kind without what it needs */
  add(options: FaultOptions): Fault;
  list(): readonly Fault[];
  /** The fault that strikes this request, counted as used. */
  take(target: Target): Fault | undefined;
  remove(id: string): void;
  clear(): void;
}

type Waiting = { readonly fault: Fault; left: number; toSkip: number };

const check = (options: FaultOptions): void => {
  if (!OPERATIONS.has(options.on)) throw new RangeError(`on: one of ${[...OPERATIONS].join(', ')}`);
  if (!KINDS.has(options.kind)) throw new RangeError(`kind: one of ${[...KINDS].join(', ')}`);
  if (options.kind === 'slow' && !(Number.isFinite(options.ms) && (options.ms ?? -1) >= 0))
    throw new RangeError('slow: needs ms');
  if (options.kind === 'error' && typeof options.code !== 'string') throw new RangeError('error: needs a code');
  if (options.kind === 'patch' && typeof options.fields !== 'object') throw new RangeError('patch: needs fields');
  const { times = 1 } = options;
  if (times !== 'always' && !(Number.isInteger(times) && times > 0)) throw new RangeError('times: from 1, or "always"');
};

const fits = (fault: Fault, target: Target): boolean =>
  (fault.on === 'any' || fault.on === target.operation) &&
  (fault.paymentKey === undefined || fault.paymentKey === target.paymentKey) &&
  (fault.orderId === undefined || fault.orderId === target.orderId);

export const createFaultQueue = (): FaultQueue => {
  let waiting: Waiting[] = [];
  let count = 0;
  return {
    add(options) {
      check(options);
      const fault: Fault = { ...options, id: `fault-${++count}` };
      const left = options.times === 'always' ? Infinity : (options.times ?? 1);
      waiting.push({ fault, left, toSkip: options.after ?? 0 });
      return fault;
    },
    list: () => waiting.map(({ fault }) => fault),
    take(target) {
      for (const one of waiting) {
        if (!fits(one.fault, target)) continue;
        if (one.toSkip > 0) {
          one.toSkip -= 1;
          continue;
        }
        one.left -= 1;
        if (one.left === 0) waiting = waiting.filter((other) => other !== one);
        return one.fault;
      }
      return undefined;
    },
    remove(id) {
      waiting = waiting.filter(({ fault }) => fault.id !== id);
    },
    clear() {
      waiting = [];
    },
  };
};
