import type { Payment } from './payment';
import type { World } from './world';

/** From the opening of the window until the buyer is authenticated. Source: Toss API reference, `EXPIRED`. */
export const WINDOW_MS = 30 * 60_000;
/** From authentication until confirm. Source: the same. */
export const CONFIRM_MS = 10 * 60_000;

const deadlineOf = (payment: Payment): number =>
  payment.status === 'READY'
    ? payment.requestedAt + WINDOW_MS
    : payment.status === 'IN_PROGRESS'
      ? (payment.authenticatedAt ?? payment.requestedAt) + CONFIRM_MS
      : Infinity;

/** Ends a payment whose time is over; leaves every other alone. */
export const expireIfDue = (world: World, payment: Payment): void => {
  if (world.clock.now() < deadlineOf(payment)) return;
  payment.status = 'EXPIRED';
  payment.failure = { code: 'EXPIRED_PAYMENT', message: '결제가 만료되었습니다. 다시 시도해주세요.' };
  world.tell(payment, { kind: 'status' });
};

/** Lets the payment expire by itself, also when nobody asks for it again. */
export const watchDeadline = (world: World, payment: Payment): void => {
  world.clock.schedule(deadlineOf(payment), () => expireIfDue(world, payment));
};
