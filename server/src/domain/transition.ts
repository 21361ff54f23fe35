import type { OrderState } from '../../../contracts/orders';
import type { PaymentState } from '../../../contracts/payments';
import type { RefundState } from '../../../contracts/refunds';
import { CommerceError } from './errors';
import { NEXT_ORDER_STATES } from './order-states';
import { NEXT_PAYMENT_STATES } from './payment-states';
import { NEXT_REFUND_STATES } from './refund-states';

type Life<State extends string> = Readonly<Record<State, readonly State[]>>;

export const ORDER_LIFE: Life<OrderState> = NEXT_ORDER_STATES;
export const PAYMENT_LIFE: Life<PaymentState> = NEXT_PAYMENT_STATES;
export const REFUND_LIFE: Life<RefundState> = NEXT_REFUND_STATES;

/** May a life go from `from` to `to` in one step? */
export const canMove = <State extends string>(life: Life<State>, from: State, to: State): boolean =>
  life[from].includes(to);

/**
 * The state after the step.
 *
 * @throws CommerceError `ILLEGAL_TRANSITION` when the table does not list it
 */
export const step = <State extends string>(life: Life<State>, from: State, to: State): State => {
  if (!canMove(life, from, to)) {
    throw new CommerceError('ILLEGAL_TRANSITION', `Cannot go from ${from} to ${to}`, { from, to });
  }
  return to;
};

/** Every state from which `to` can be reached in one step. */
export const sourcesOf = <State extends string>(life: Life<State>, to: State): State[] =>
  (Object.keys(life) as State[]).filter((from) => life[from].includes(to));
