import type { Params } from '../http/match-path';
import type { Fields } from '../payments/body';
import type { PaymentControls } from '../payments/controls';
import type { Core } from '../sandbox-core';

export type ControlCall = {
  readonly core: Core;
  readonly controls: PaymentControls;
  readonly params: Params;
  /** The JSON object of the body; empty when none came. */
  readonly body: Fields;
  readonly query: URLSearchParams;
};

/** One operation of the control API. What `run` returns is the body; nothing becomes `{ "ok": true }`. */
export type ControlRoute = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** One line for the list at `GET /control`. */
  readonly about: string;
  readonly run: (call: ControlCall) => unknown;
};
