/** What the API is asked to do. */
export type Operation = 'confirm' | 'cancel' | 'read' | 'issue';

/**
 * Something that goes wrong on the way.
 *
 * - `slow`: waits `ms`, `before` (default) or `after` the work is done
 * - `lost-answer`: does the work, then breaks the connection
 * - `reset`: breaks the connection, nothing was done
 * - `hang`: never answers, `before` (default) or `after` the work is done
 * - `error`: answers with `code`; `http-500`: with `FAILED_INTERNAL_SYSTEM_PROCESSING`
 * - `html-502`: the page of a gateway; `missing-code`: 400 without a code
 * - `garbage`: does the work, answers 200 with a body that is no JSON
 * - `status-201`, `numbers-as-strings`, `patch` (top-level `fields` replaced): does the work, answers oddly
 */
export type FaultKind =
  | 'slow'
  | 'lost-answer'
  | 'reset'
  | 'hang'
  | 'error'
  | 'http-500'
  | 'html-502'
  | 'missing-code'
  | 'garbage'
  | 'status-201'
  | 'numbers-as-strings'
  | 'patch';

export type FaultOptions = {
  readonly on: Operation | 'any';
  readonly kind: FaultKind;
  /** Only requests about this payment. */
  readonly paymentKey?: string;
  /** Only requests about this order. */
  readonly orderId?: string;
  /** How many requests it strikes. Default 1. */
  readonly times?: number | 'always';
  /** How many matching requests pass before it strikes. Default 0. */
  readonly after?: number;
  /** `slow`: how long. */
  readonly ms?: number;
  /** `slow`, `hang`: before or after the work is done. */
  readonly phase?: 'before' | 'after';
  /** `error`: any code; a documented one brings its status and message. */
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
  /** `error`, `http-500`, `html-502`, `missing-code`: the work is done all the same. Default false. */
  readonly executed?: boolean;
  /** `error`, `http-500`: whether a repeat with the same idempotency key gets this error again. */
  readonly stored?: boolean;
  /** `patch`: fields of the body to replace. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** `garbage`: the body. */
  readonly body?: string;
};

export type Fault = FaultOptions & { readonly id: string };
