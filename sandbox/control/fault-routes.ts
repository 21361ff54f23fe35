import type { FaultOptions } from '../faults/fault';
import type { ControlRoute } from './control-route';

export const FAULT_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/faults',
    about: 'Faults that wait for their request',
    run: ({ core }) => ({ faults: core.faults.list() }),
  },
  {
    method: 'POST',
    path: '/control/faults',
    about: 'Add a fault: { on, kind, paymentKey?, orderId?, times?, after?, … }',
    run: ({ core, body }) => core.faults.add(body as unknown as FaultOptions),
  },
  { method: 'DELETE', path: '/control/faults', about: 'Remove all faults', run: ({ core }) => core.faults.clear() },
  {
    method: 'DELETE',
    path: '/control/faults/:id',
    about: 'Remove one fault',
    run: ({ core, params }) => core.faults.remove(params.id ?? ''),
  },
];
