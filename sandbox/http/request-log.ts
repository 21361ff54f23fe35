import type { Operation } from '../faults/fault';

/** One call of the API. */
export type LoggedRequest = {
  readonly at: number;
  /** Null where no route fits. */
  readonly operation: Operation | null;
  readonly method: string;
  readonly url: string;
  readonly mid: string | null;
  readonly paymentKey: string | null;
  readonly orderId: string | null;
  readonly idempotencyKey: string | null;
  readonly testCode: string | null;
  /** What was answered, also when a fault kept it from arriving; null when nothing was. */
  readonly status: number | null;
  readonly code: string | null;
  /** The work was done by this very request: money moved, or was refused by the rules. */
  readonly isExecuted: boolean;
  /** Answered from the memory of an idempotency key. */
  readonly isReplayed: boolean;
  /** Kind of the fault that struck it. */
  readonly fault: string | null;
};

/** The last calls, newest last. */
export interface RequestLog {
  write(request: LoggedRequest): void;
  all(): readonly LoggedRequest[];
  clear(): void;
}

const KEPT = 20_000;

export const createRequestLog = (): RequestLog => {
  let requests: LoggedRequest[] = [];
  return {
    write(request) {
      requests.push(request);
      if (requests.length > KEPT) requests = requests.slice(-KEPT / 2);
    },
    all: () => requests,
    clear() {
      requests = [];
    },
  };
};
