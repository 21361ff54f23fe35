import { isTossErrorCode, tossError } from '../errors/toss-error';
import { fieldsOf, isGiven } from './body';
import { chooseMethod, type MethodChoice } from './choose-method';
import { expireIfDue, watchDeadline } from './expiry';
import type { Payment } from './payment';
import type { World } from './world';

/** What the buyer does in the window, and how the card company or bank will answer at confirm. */
export type BuyerChoice = MethodChoice & {
  /** An error code of the API that confirm will answer with, e.g. `REJECT_CARD_PAYMENT`. */
  readonly declineWith?: string;
};

/**
 * The buyer proved to be the owner of the means of payment: `IN_PROGRESS`. No money moved; the shop has
 * ten minutes to confirm.
 *
 * @throws TossError `NOT_FOUND_PAYMENT_SESSION` when the window is over, `INVALID_TEST_CODE` for an unknown decline
 */
export const authenticateBuyer = (world: World, payment: Payment, input: unknown): void => {
  expireIfDue(world, payment);
  if (payment.status !== 'READY') throw tossError('NOT_FOUND_PAYMENT_SESSION');
  const fields = fieldsOf(input);
  if (isGiven(fields, 'declineWith') && !isTossErrorCode(String(fields.declineWith)))
    throw tossError('INVALID_TEST_CODE');
  payment.method = chooseMethod(fields, payment);
  payment.declineWith = isGiven(fields, 'declineWith') ? String(fields.declineWith) : null;
  payment.status = 'IN_PROGRESS';
  payment.authenticatedAt = world.clock.now();
  watchDeadline(world, payment);
};

/** The window broke off, for example because the card company refused the authentication: `ABORTED`. */
export const abortPayment = (world: World, payment: Payment, failure: { code: string; message: string }): void => {
  if (payment.status !== 'READY' && payment.status !== 'IN_PROGRESS') return;
  payment.status = 'ABORTED';
  payment.failure = failure;
  world.tell(payment, { kind: 'status' });
};
