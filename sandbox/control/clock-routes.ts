import { korean } from '../state/korean-time';
import type { Fields } from '../payments/body';
import type { ControlCall, ControlRoute } from './control-route';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

const show = ({ core }: ControlCall) => {
  const now = core.clock.now();
  return { now, iso: new Date(now).toISOString(), korean: korean(now), offsetMs: core.clock.offsetMs };
};

const durationOf = (body: Fields): number => {
  const given = Object.entries(UNITS).filter(([unit]) => body[unit] !== undefined);
  if (given.length === 0) throw new RangeError('Say how far: { ms | seconds | minutes | hours | days }');
  return given.reduce((total, [unit, factor]) => total + Number(body[unit]) * factor, 0);
};

export const CLOCK_ROUTES: readonly ControlRoute[] = [
  { method: 'GET', path: '/control/clock', about: 'The sandbox’s time', run: show },
  {
    method: 'POST',
    path: '/control/clock/advance',
    about: 'Move the time forward: { ms | seconds | minutes | hours | days }; what falls due happens first',
    run: async (call) => {
      await call.core.clock.advance(durationOf(call.body));
      return show(call);
    },
  },
  {
    method: 'POST',
    path: '/control/reset',
    about: 'Forget payments, idempotency keys, faults and deliveries, and set the clock back',
    run: ({ core }) => core.reset(),
  },
];
