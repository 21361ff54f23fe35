import type { StoredEvent } from './event';
import type { Order } from './order';
import type { Payment } from './payment';
import { happening, lateNews, type Happening } from './timeline-entry';

/** What the outbox remembers of an order; for some weeks, so that the rows have to tell the rest. */
export type PastEvent = Pick<StoredEvent, 'type' | 'paymentKey' | 'occurredAt' | 'payload'>;

/** One code out of what was told with an event; `null` for what cannot be read. */
const toldCode = ({ payload }: PastEvent, name: 'failureCode' | 'problemCode'): string | null => {
  try {
    const code = (JSON.parse(payload) as Record<string, unknown> | null)?.[name];
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
  }
};

/**
 * How the order came and went, as far as no payment did it.
 *
 * @param payment one of the order's
 */
export const orderHappenings = (
  { orderedAt, amount, currency, state, expiresAt }: Order,
  payment: Pick<Payment, 'state'>,
  events: readonly PastEvent[]
): Happening[] => {
  const ends = events.flatMap(({ type, paymentKey, occurredAt }) => {
    if (paymentKey !== null) return [];
    if (type === 'order.canceled') return [happening('order_canceled', occurredAt)];
    return type === 'order.expired' ? [happening('order_expired', occurredAt)] : [];
  });
  const isForgotten = state === 'expired' && payment.state !== 'expired' && ends.length === 0;
  return [
    happening('order_created', orderedAt, { amount, currency }),
    ...ends,
    ...(isForgotten ? [happening('order_expired', expiresAt)] : []),
  ];
};

/** What one event says of the payment; refunds are told by their own rows. */
const ofEvent = (payment: Payment, event: PastEvent): Happening[] => {
  const { type, occurredAt: at } = event;
  const money = { amount: payment.amount, currency: payment.currency };
  switch (type) {
    case 'order.paid':
      return [happening(payment.method === 'virtual_account' ? 'deposited' : 'approved', at, money)];
    case 'order.awaiting_deposit':
      return [happening('deposit_awaited', at, money)];
    case 'order.deposit_reversed':
      return [happening('deposit_reversed', at, money)];
    case 'order.canceled':
      return [happening('canceled', at)];
    case 'payment.declined':
      return [happening('declined', at, { code: toldCode(event, 'failureCode') })];
    case 'payment.expired':
      return [happening('expired', at, { code: toldCode(event, 'failureCode') })];
    case 'payment.problem':
      return [happening('problem', at, { code: toldCode(event, 'problemCode') })];
    default:
      return [];
  }
};

/** The last approval happened when the provider says; our event tells when we heard of it. */
const approvedWhenSaid = (payment: Payment, told: readonly Happening[]): Happening[] => {
  const { approvedAt, requestedAt, method, amount, currency } = payment;
  if (approvedAt === null) return [...told];
  const kind = method === 'virtual_account' ? 'deposited' : 'approved';
  const at = Math.max(approvedAt, requestedAt);
  const last = told.findLast((entry) => entry.kind === kind);
  const approval = happening(kind, at, { amount, currency, learntAt: last ? lateNews(at, last.at) : null });
  return [...told.filter((entry) => entry !== last), approval];
};

/** What the row says happened although no event does (any more). No time was kept of it: the nearest one stands for it. */
const forgotten = (payment: Payment, told: readonly Happening[]): Happening[] => {
  const { state, method, requestedAt, dueAt, failure, problem, amount, currency, call } = payment;
  const lacks = (kind: Happening['kind']): boolean => !told.some((entry) => entry.kind === kind);
  const isAccount = method === 'virtual_account' && state !== 'declined' && state !== 'confirming';
  const lost: Happening[] = [];
  if (isAccount && lacks('deposit_awaited')) lost.push(happening('deposit_awaited', requestedAt, { amount, currency }));
  if (state === 'declined' && lacks('declined'))
    lost.push(happening('declined', requestedAt, { code: failure?.code ?? null }));
  if (state === 'expired' && lacks('expired'))
    lost.push(happening('expired', dueAt ?? requestedAt, { code: failure?.code ?? null }));
  if (state === 'confirming' && call !== null) lost.push(happening('outcome_unknown', requestedAt));
  if (problem && !told.some(({ kind, code }) => kind === 'problem' && code === problem.code))
    lost.push(happening('problem', problem.at, { code: problem.code }));
  return lost;
};

/** What became of the payment itself. @param events of its order, in any order */
export const paymentHappenings = (payment: Payment, events: readonly PastEvent[]): Happening[] => {
  const { paymentKey, requestedAt, amount, currency } = payment;
  const told = events
    .filter((event) => event.paymentKey === paymentKey)
    .sort((one, other) => one.occurredAt - other.occurredAt)
    .flatMap((event) => ofEvent(payment, event));
  return [
    happening('confirm_started', requestedAt, { amount, currency }),
    ...approvedWhenSaid(payment, told),
    ...forgotten(payment, told),
  ];
};
