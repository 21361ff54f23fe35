import type { Environment } from '../../../contracts/keys';
import { UID } from '../content-types/uids';
import type { Problem } from '../domain/payment';
import type { FoundProblem } from '../domain/problem';
import type { WebhookDelivery } from '../domain/webhook';

export type EventRow = {
  eventId: string;
  type: string;
  orderId: string | null;
  paymentKey: string | null;
  refundId: string | null;
};

/** Where problems of one kind are found. Each `where` with its order is an index of the table. */
export type ProblemSource = {
  uid: (typeof UID)[keyof typeof UID];
  where: Record<string, unknown>;
  /** The column that says since when. */
  at: string;
  orderBy: Record<string, 'desc'>[];
  /** The columns that `toProblem` reads: no sealed secret, and not the body of a webhook. */
  select: string[];
  toProblem: (row: Record<string, unknown>, events: ReadonlyMap<string, EventRow>) => FoundProblem;
};

type MoneyRow = {
  paymentKey: string;
  refundId?: string;
  orderId: string;
  keySetId?: string;
  environment: Environment;
  problem: Problem;
};

const BY_PROBLEM = {
  where: { problemAt: { $notNull: true } },
  at: 'problemAt',
  orderBy: [{ problemAt: 'desc' }, { id: 'desc' }],
} satisfies Partial<ProblemSource>;

const BY_STATE = { where: { state: 'failed' }, orderBy: [{ id: 'desc' }] } satisfies Partial<ProblemSource>;

const moneyProblem = (kind: 'payment' | 'refund', row: MoneyRow): FoundProblem => ({
  kind,
  code: row.problem.code,
  at: row.problem.at,
  paymentKey: row.paymentKey,
  refundId: row.refundId ?? null,
  orderId: row.orderId,
  keySetId: row.keySetId ?? null,
  deliveryId: null,
  environment: row.environment,
  details: row.problem.details,
});

export const PAYMENT: ProblemSource = {
  uid: UID.payment,
  ...BY_PROBLEM,
  select: ['paymentKey', 'orderId', 'keySetId', 'environment', 'problem'],
  toProblem: (row) => moneyProblem('payment', row as MoneyRow),
};

export const REFUND: ProblemSource = {
  uid: UID.refund,
  ...BY_PROBLEM,
  select: ['refundId', 'paymentKey', 'orderId', 'environment', 'problem'],
  toProblem: (row) => moneyProblem('refund', row as MoneyRow),
};

/** A webhook that was given up. What it is about is known as far as it said so. */
export const WEBHOOK_DELIVERY: ProblemSource = {
  uid: UID.webhookDelivery,
  ...BY_STATE,
  at: 'receivedAt',
  select: ['deliveryId', 'paymentKey', 'orderId', 'receivedAt', 'kind', 'keySetId', 'attempts', 'result'],
  toProblem: (row) => {
    const { deliveryId, paymentKey, orderId, receivedAt, kind, keySetId, attempts, result } = row as WebhookDelivery;
    return {
      kind: 'webhook_delivery',
      code: 'WEBHOOK_FAILED',
      at: receivedAt,
      paymentKey: paymentKey ?? null,
      refundId: null,
      orderId: orderId ?? null,
      keySetId,
      deliveryId,
      environment: null,
      details: { kind, keySetId, attempts, result: result?.code ?? null, cause: result?.cause ?? null },
    };
  },
};

type EventDeliveryRow = {
  deliveryId: string;
  eventId: string;
  endpointId: string;
  queuedAt: number;
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
};

/** Nobody waits for an event that was to go to an address which a person took away. */
const TAKEN_AWAY = 'ENDPOINT_DELETED';

/** An event that an address did not take. */
export const EVENT_DELIVERY: ProblemSource = {
  uid: UID.eventDelivery,
  ...BY_STATE,
  where: { state: 'failed', $or: [{ lastError: { $null: true } }, { lastError: { $ne: TAKEN_AWAY } }] },
  at: 'queuedAt',
  select: ['deliveryId', 'eventId', 'endpointId', 'queuedAt', 'attempts', 'lastStatus', 'lastError'],
  toProblem: (row, events) => {
    const { deliveryId, eventId, endpointId, queuedAt, attempts, lastStatus, lastError } = row as EventDeliveryRow;
    const event = events.get(eventId);
    return {
      kind: 'event_delivery',
      code: 'EVENT_FAILED',
      at: queuedAt,
      paymentKey: event?.paymentKey ?? null,
      refundId: event?.refundId ?? null,
      orderId: event?.orderId ?? null,
      keySetId: null,
      deliveryId,
      environment: null,
      details: { eventId, type: event?.type ?? null, endpointId, attempts, lastStatus, lastError },
    };
  },
};
