import type { Operation } from '../faults/fault';
import type { KeySet } from '../keys/key-set';
import { cancelPayment } from '../payments/cancel-payment';
import { confirmPayment } from '../payments/confirm-payment';
import { issueVirtualAccount } from '../payments/issue-virtual-account';
import { readPayment, readPaymentOfOrder } from '../payments/read-payment';
import type { Payment } from '../payments/payment';
import type { World } from '../payments/world';
import { matchPath, type Params } from './match-path';

type Call = { readonly keySet: KeySet; readonly params: Params; readonly body: unknown };

export type ApiRoute = {
  readonly method: 'GET' | 'POST';
  readonly pattern: string;
  readonly operation: Operation;
  readonly run: (world: World, call: Call) => Payment;
};

/** The part of the core API that the sandbox speaks. `orders` stands before the pattern that would swallow it. */
const API_ROUTES: readonly ApiRoute[] = [
  {
    method: 'POST',
    pattern: '/v1/payments/confirm',
    operation: 'confirm',
    run: (world, { keySet, body }) => confirmPayment(world, keySet, body),
  },
  {
    method: 'GET',
    pattern: '/v1/payments/orders/:orderId',
    operation: 'read',
    run: (world, { keySet, params }) => readPaymentOfOrder(world, keySet, params.orderId ?? ''),
  },
  {
    method: 'GET',
    pattern: '/v1/payments/:paymentKey',
    operation: 'read',
    run: (world, { keySet, params }) => readPayment(world, keySet, params.paymentKey ?? ''),
  },
  {
    method: 'POST',
    pattern: '/v1/payments/:paymentKey/cancel',
    operation: 'cancel',
    run: (world, { keySet, params, body }) => cancelPayment(world, keySet, params.paymentKey ?? '', body),
  },
  {
    method: 'POST',
    pattern: '/v1/virtual-accounts',
    operation: 'issue',
    run: (world, { keySet, body }) => issueVirtualAccount(world, keySet, body),
  },
];

export type FoundRoute = { readonly route: ApiRoute; readonly params: Params };

/** @returns the route, `wrong-method` when only the method does not fit, or undefined */
export const findApiRoute = (method: string, path: string): FoundRoute | 'wrong-method' | undefined => {
  let isPathKnown = false;
  for (const route of API_ROUTES) {
    const params = matchPath(route.pattern, path);
    if (!params) continue;
    if (route.method === method) return { route, params };
    isPathKnown = true;
  }
  return isPathKnown ? 'wrong-method' : undefined;
};
