import type { ProblemCode } from '../../../../contracts/problems';
import { wasCalledSince } from '../../domain/call';
import { checkAfter, CONFIRM_WINDOW_MS, isPastLastStep } from '../../domain/check-times';
import { CommerceError } from '../../domain/errors';
import { paymentEvent, refundEvent, type NewEvent } from '../../domain/event';
import { holdsMoney, type Call, type Payment, type Problem } from '../../domain/payment';
import type { ProviderFailure } from '../../domain/provider-payment';
import type { Refund } from '../../domain/refund';
import { failureView } from '../failure-view';
import { createTelling, type SettlementPorts } from './settlement-ports';
import { createStateWriter } from './state-writer';

type Waiting = {
  failure: Pick<ProviderFailure, 'code' | 'errorClass' | 'traceId'>;
  /** How the call that moves money stands; absent when only a read failed. */
  call?: Call | undefined;
  /** Epoch milliseconds; absent: by the steps. */
  nextCheckAt?: number | undefined;
};

type Asked = { attempts: number; problem: Problem | null; traceId: string | null; call: Call | null };

/** Problems that say no more than that nobody could be asked: they give way to each other. */
const IS_ABOUT_ASKING: Partial<Record<ProblemCode, true>> = {
  KEY_REJECTED: true,
  OUTCOME_UNKNOWN: true,
  REFUND_STUCK: true,
};

/**
 * What a person is told when asking has led nowhere. A problem that says more than that stays: each change of it is told
 * as another one.
 */
const problemOf = (
  asked: Asked,
  attempts: number,
  { failure }: Waiting,
  stuck: ProblemCode,
  now: number
): Problem | null => {
  const isRefused = failure.errorClass === 'merchant';
  if (!isRefused && !isPastLastStep(attempts)) return asked.problem;
  const code = isRefused ? 'KEY_REJECTED' : stuck;
  if (asked.problem && (asked.problem.code === code || !IS_ABOUT_ASKING[asked.problem.code])) return asked.problem;
  return { code, at: now, details: { providerCode: failure.code, attempts } };
};

const waitingChange = (asked: Asked, waiting: Waiting, stuck: ProblemCode, now: number) => {
  const attempts = asked.attempts + 1;
  return {
    attempts,
    traceId: waiting.failure.traceId ?? asked.traceId,
    nextCheckAt: waiting.nextCheckAt ?? now + checkAfter(asked.attempts),
    problem: problemOf(asked, attempts, waiting, stuck, now),
    call: waiting.call ?? asked.call,
  };
};

/** A claim can be ended as soon as the buyer's consent is over: order and pieces wait no longer than that. */
const byWindowEnd = ({ state, requestedAt }: Payment, nextCheckAt: number, now: number): number => {
  const end = requestedAt + CONFIRM_WINDOW_MS;
  return state === 'confirming' && now < end ? Math.min(nextCheckAt, end) : nextCheckAt;
};

/** Writes what is not settled: claims given up because nothing was executed, and those that wait for an answer. */
export const createUnsettled = (ports: SettlementPorts) => {
  const { payments, refunds, clock } = ports;
  const { telling } = createTelling(ports);
  const states = createStateWriter(ports);

  const locked = async (paymentKey: string): Promise<Payment> => {
    const payment = await payments.lock(paymentKey);
    if (!payment) throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
    return payment;
  };

  const noteRefundProblem = (before: Refund, after: Refund, payment: Payment | null, events: NewEvent[]): void => {
    if (!payment || !after.problem || after.problem.code === before.problem?.code) return;
    events.push(paymentEvent('payment.problem', { ...payment, problem: after.problem }));
  };

  return {
    /**
     * Ends a claim that the provider has not executed: the order may be paid again, its pieces go back.
     *
     * @param lateLookAt when to ask once more, in case it was executed after all; `null` when the refusal was certain
     * @param seen the payment as it was when it was called for: who called since knows better
     */
    abandon: (
      paymentKey: string,
      to: 'declined' | 'expired',
      failure: ProviderFailure,
      lateLookAt: number | null = null,
      seen?: Payment
    ): Promise<Payment> =>
      telling(async (events) => {
        const payment = await locked(paymentKey);
        if (payment.state !== 'confirming' || (seen && wasCalledSince(seen, payment))) return payment;
        const change = {
          failure: failureView(failure),
          traceId: failure.traceId ?? payment.traceId,
          balanceAmount: 0,
          nextCheckAt: lateLookAt,
          attempts: 0,
          problem: null,
        };
        const step = { payment, path: [to] };
        const abandoned = await states.writePayment(step, change);
        await states.follow(step, change, events);
        return abandoned;
      }),

    /**
     * Notes that a question about this payment got no certain answer; it is asked again later, and after the last step a
     * person is told. Somebody else who settled it meanwhile knows better.
     *
     * @param seen the payment as it was when the provider was asked
     */
    keepWaiting: (seen: Payment, waiting: Waiting): Promise<Payment> =>
      telling(async (events) => {
        const payment = await locked(seen.paymentKey);
        if (payment.revision !== seen.revision) return payment;
        const waited = waitingChange(payment, waiting, 'OUTCOME_UNKNOWN', clock());
        const change = { ...waited, nextCheckAt: byWindowEnd(payment, waited.nextCheckAt, clock()) };
        await payments.update(seen.paymentKey, change);
        const kept = { ...payment, ...change };
        if (kept.problem && kept.problem.code !== payment.problem?.code) {
          events.push(paymentEvent('payment.problem', kept));
        }
        return kept;
      }),

    /**
     * Writes down a call before it is made, so that whoever comes after a crash knows what was sent.
     *
     * @param until nobody else asks about the payment before: epoch milliseconds
     * @returns `null` when somebody settled the payment meanwhile: the call must not be made then
     */
    prepareCall: (seen: Payment, call: Call, idempotencyKey: string, until: number): Promise<Payment | null> =>
      ports.inTransaction(async () => {
        const payment = await locked(seen.paymentKey);
        if (payment.revision !== seen.revision) return null;
        const change = { call, idempotencyKey, nextCheckAt: until };
        await payments.update(seen.paymentKey, change);
        return { ...payment, ...change };
      }),

    /**
     * Puts off the next look at a payment that is as it was.
     *
     * @param nextCheckAt epoch milliseconds; `null`: nothing more to look for
     * @param attempts looks that were answered
     */
    lookAgainAt: async (seen: Payment, nextCheckAt: number | null, attempts: number): Promise<void> => {
      await ports.inTransaction(async () => {
        const payment = await locked(seen.paymentKey);
        if (payment.revision !== seen.revision) return;
        await payments.update(seen.paymentKey, { nextCheckAt, attempts });
      });
    },

    /** Ends a refund that was certainly not made. The provider's list is read again: not all in it may be booked yet. */
    failRefund: (refund: Refund, failure: ProviderFailure): Promise<Refund> =>
      telling(async (events) => {
        const payment = await locked(refund.paymentKey);
        const current = await refunds.find(refund.refundId);
        if (current && wasCalledSince(refund, current)) return current;
        const change = {
          state: 'failed' as const,
          failure: failureView(failure),
          traceId: failure.traceId,
          doneAt: clock(),
          nextCheckAt: null,
          refundReceiveAccount: null,
          problem: null,
        };
        if (!(await refunds.update(refund.refundId, ['requested'], change)))
          return (await refunds.find(refund.refundId)) ?? refund;
        const failed = { ...refund, ...change };
        events.push(refundEvent('refund.failed', failed));
        const isMoneyLeftOver = payment.isSurplus && refund.origin === 'system' && holdsMoney(payment);
        const details = { providerCode: failure.code, refundId: refund.refundId };
        const problem: Problem | null = isMoneyLeftOver
          ? { code: 'PAID_AFTER_ALL', at: clock(), details }
          : payment.problem;
        if (isMoneyLeftOver) events.push(paymentEvent('payment.problem', { ...payment, problem }));
        // Another revision: whoever writes an answer from before must not put this question off.
        const revision = payment.revision + 1;
        await payments.update(payment.paymentKey, { nextCheckAt: clock(), problem, revision });
        return failed;
      }),

    /** Notes that nobody knows yet whether the refund was made. It stays claimed and is asked for again. */
    keepRefundWaiting: (refund: Refund, waiting: Waiting): Promise<Refund> =>
      telling(async (events) => {
        const change = waitingChange(refund, waiting, 'REFUND_STUCK', clock());
        if (!(await refunds.update(refund.refundId, ['requested', 'processing'], change)))
          return (await refunds.find(refund.refundId)) ?? refund;
        const kept = { ...refund, ...change };
        noteRefundProblem(refund, kept, change.problem ? await payments.find(refund.paymentKey) : null, events);
        return kept;
      }),
  };
};
