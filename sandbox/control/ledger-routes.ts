import type { RequestFilter } from '../ledger/ledger';
import type { ControlRoute } from './control-route';

const texts = (query: URLSearchParams, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : [])));

const flags = (query: URLSearchParams, ...names: readonly string[]): Record<string, boolean> =>
  Object.fromEntries(names.flatMap((name) => (query.has(name) ? [[name, query.get(name) === 'true']] : [])));

export const LEDGER_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/ledger',
    about: 'All payments with what was taken and given back, and the sums; ?orderId= ?mid=',
    run: ({ core, query }) => ({
      totals: core.ledger.totals(),
      payments: core.ledger.payments(texts(query, 'orderId', 'mid')),
    }),
  },
  {
    method: 'GET',
    path: '/control/ledger/:paymentKey',
    about: 'One payment of the ledger',
    run: ({ core, params }) => {
      const payment = core.ledger.payment(params.paymentKey ?? '');
      if (!payment) throw new RangeError('No payment has this key');
      return payment;
    },
  },
  {
    method: 'GET',
    path: '/control/requests',
    about: 'Calls of the API; ?operation= ?paymentKey= ?orderId= ?idempotencyKey= ?isReplayed= ?isExecuted=',
    run: ({ core, query }) => ({
      requests: core.ledger.requests({
        ...texts(query, 'operation', 'paymentKey', 'orderId', 'idempotencyKey'),
        ...flags(query, 'isReplayed', 'isExecuted'),
      } as RequestFilter),
    }),
  },
];
