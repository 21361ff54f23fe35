import { SYSTEM_REFUND_REASONS, type SystemRefundCause } from '../../../../contracts/system-refund-reasons';
import { SYSTEM } from '../../domain/actor';
import { checkAfter } from '../../domain/check-times';
import { refundEvent, type NewEvent } from '../../domain/event';
import { newForeignRefund, newRefund } from '../../domain/new-refund';
import type { Payment } from '../../domain/payment';
import type { ProviderRefund } from '../../domain/provider-payment';
import type { Refund, RefundAmounts } from '../../domain/refund';
import type { RefundBooks, RefundNews } from '../../domain/refund-settlement';
import { refundCreated } from '../audit/refund-entry';
import { newRefundId } from '../identifiers';
import type { SettlementBooks } from './settlement-ports';

/** A refund that nobody here asked for: made in the provider's own console. */
const foreignRefund = (payment: Payment, told: ProviderRefund, now: number): Refund => {
  const { state, amount, taxFreeAmount, transactionKey, doneAt } = told;
  const reason = told.reason.slice(0, 200);
  return {
    ...newForeignRefund(payment, {
      refundId: newRefundId(),
      amount,
      taxFreeAmount,
      reason,
      requestedAt: doneAt ?? now,
    }),
    state,
    transactionKey,
    doneAt: state === 'succeeded' ? (doneAt ?? now) : null,
    nextCheckAt: state === 'processing' ? now + checkAfter(0) : null,
  };
};

/** Money that no order waits for, on its way back. Reconciliation asks the provider for it: it is due at once. */
const systemRefund = (payment: Payment, cause: SystemRefundCause, amounts: RefundAmounts, now: number): Refund => {
  const wanted = { ...amounts, refundId: newRefundId(), reason: SYSTEM_REFUND_REASONS[cause], requestedAt: now };
  return { ...newRefund(payment, { ...wanted, origin: 'system' }), nextCheckAt: now };
};

/** Writes what became of a payment's refunds. */
export const createRefundWriter = ({ refunds, audit, clock }: SettlementBooks) => {
  /** Nobody here asked for it: the plugin's own, or made at the provider. */
  const insert = async (refund: Refund): Promise<void> => {
    await refunds.insert(refund);
    await audit.record(refundCreated(refund, SYSTEM));
  };

  /** The refund as it is then; `null` when somebody else has ended it. */
  const writeChange = async (
    ours: readonly Refund[],
    { refundId, told }: RefundNews,
    events: NewEvent[]
  ): Promise<Refund | null> => {
    const isDone = told.state !== 'processing';
    const change: Partial<Refund> = {
      state: told.state,
      transactionKey: told.transactionKey,
      doneAt: isDone ? (told.doneAt ?? clock()) : null,
      nextCheckAt: isDone ? null : clock() + checkAfter(0),
      attempts: 0,
      problem: null,
      ...(isDone ? { refundReceiveAccount: null } : {}),
    };
    const before = ours.find((refund) => refund.refundId === refundId);
    const isWritten = await refunds.update(refundId, ['requested', 'processing'], change);
    if (!before || !isWritten) return null;
    const written = { ...before, ...change };
    if (isDone) events.push(refundEvent(told.state === 'failed' ? 'refund.failed' : 'refund.succeeded', written));
    return written;
  };

  return {
    /** @returns all refunds of the payment as they are then; `null` when somebody else changed one of them meanwhile */
    async writeNews(
      payment: Payment,
      ours: readonly Refund[],
      books: RefundBooks,
      events: NewEvent[]
    ): Promise<readonly Refund[] | null> {
      const now = new Map(ours.map((refund) => [refund.refundId, refund]));
      let isAsWritten = true;
      for (const news of books.changed) {
        const written = await writeChange(ours, news, events);
        if (written) now.set(written.refundId, written);
        else isAsWritten = false;
      }
      for (const told of books.foreign) {
        const refund = foreignRefund(payment, told, clock());
        await insert(refund);
        now.set(refund.refundId, refund);
        if (refund.state === 'succeeded') events.push(refundEvent('refund.succeeded', refund));
      }
      return isAsWritten ? [...now.values()] : null;
    },

    giveBack: (payment: Payment, cause: SystemRefundCause, amounts: RefundAmounts): Promise<void> =>
      insert(systemRefund(payment, cause, amounts, clock())),
  };
};
