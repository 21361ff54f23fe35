import type { MaskedRefundAccount } from '../../../contracts/refunds';
import type { CheckedPaymentView, CheckedRefundView, ProblemView } from '../../../contracts/problems';
import { PROBLEM_MESSAGES } from '../../../contracts/problem-messages';
import type { Payment } from '../domain/payment';
import type { FoundProblem } from '../domain/problem';
import type { Refund } from '../domain/refund';
import { paymentViewOf, refundViewOf } from './views';

/** A problem as the panel sees it, with its texts. */
export const problemViewOf = (problem: FoundProblem): ProblemView => ({
  ...problem,
  at: new Date(problem.at).toISOString(),
  messages: PROBLEM_MESSAGES[problem.code],
});

const problemOf = (kind: 'payment' | 'refund', row: Payment | Refund): ProblemView | null =>
  row.problem &&
  problemViewOf({
    kind,
    ...row.problem,
    paymentKey: row.paymentKey,
    refundId: 'refundId' in row ? row.refundId : null,
    orderId: row.orderId,
    keySetId: 'keySetId' in row ? row.keySetId : null,
    deliveryId: null,
    environment: row.environment,
  });

/** A payment that was just asked about, with what still waits for a person. */
export const checkedPaymentViewOf = (payment: Payment): CheckedPaymentView => ({
  ...paymentViewOf(payment),
  problem: problemOf('payment', payment),
});

/** A refund that was just asked about, with what still waits for a person. */
export const checkedRefundViewOf = (refund: Refund, account: MaskedRefundAccount | null): CheckedRefundView => ({
  ...refundViewOf(refund, account),
  problem: problemOf('refund', refund),
});
