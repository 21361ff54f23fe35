import type { PaymentDetailView, RawPaymentView, ShownPayment } from '../../../contracts/payment-detail';
import type { TimelineEntry } from '../../../contracts/payment-timeline';
import type { Payment } from '../domain/payment';
import type { Happening } from '../domain/timeline-entry';
import type { PaymentDetail, RawPayment } from '../services/payment-detail';
import { checkedPaymentViewOf, checkedRefundViewOf } from './problem-views';
import { orderViewOf, paymentViewOf } from './views';

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));

const shownPaymentOf = (payment: Payment): ShownPayment => ({
  ...paymentViewOf(payment),
  keySetId: payment.keySetId,
  providerStatus: payment.providerStatus,
  dueAt: isoOrNull(payment.dueAt),
  nextCheckAt: isoOrNull(payment.nextCheckAt),
  isSurplus: payment.isSurplus,
});

const timelineEntryOf = (entry: Happening): TimelineEntry => ({
  ...entry,
  at: iso(entry.at),
  learntAt: isoOrNull(entry.learntAt),
});

/** One payment with all that is known of it. */
export const paymentDetailViewOf = (detail: PaymentDetail): PaymentDetailView => ({
  payment: shownPaymentOf(detail.payment),
  keySetName: detail.keySetName,
  order: detail.order && orderViewOf(detail.order),
  refunds: detail.refunds.map(({ refund, account }) => ({
    ...checkedRefundViewOf(refund, account),
    traceId: refund.traceId,
    lines: refund.lines,
  })),
  refundCount: detail.refundCount,
  problem: checkedPaymentViewOf(detail.payment).problem,
  traceId: detail.payment.traceId,
  timeline: detail.timeline.map(timelineEntryOf),
  isTimelineCut: detail.isTimelineCut,
});

export const rawPaymentViewOf = (raw: RawPayment): RawPaymentView => ({ ...raw, askedAt: iso(raw.askedAt) });
