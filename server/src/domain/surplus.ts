import type { PaymentState } from '../../../contracts/payments';
import { holdsMoney, type Payment, type Problem } from './payment';
import { isOpen, type Refund } from './refund';
import type { RefundBooks } from './refund-settlement';

const SURPLUS_CODES: readonly string[] = ['SURPLUS_PAYMENT_REFUND_ACCOUNT', 'PAID_AFTER_ALL'];

/** Is some of the money still on its way back, now that the news is booked? */
const isOnItsWay = (ours: readonly Refund[], { changed, foreign }: RefundBooks): boolean => {
  const told = new Map(changed.map((news) => [news.refundId, news.told.state]));
  return (
    ours.some((refund) => isOpen(refund) && (told.get(refund.refundId) ?? 'processing') === 'processing') ||
    foreign.some(({ state }) => state === 'processing')
  );
};

/**
 * What a person must be told of money that no order waits for: it is there, and nothing brings it back. A problem that
 * says so already stays as it is; `null` when all is well.
 *
 * @param state where the payment stands after the news
 * @param now epoch milliseconds
 */
export const surplusProblem = (
  payment: Pick<Payment, 'isSurplus' | 'method' | 'problem'>,
  ours: readonly Refund[],
  books: RefundBooks,
  state: PaymentState,
  now: number
): Problem | null => {
  const isThere = holdsMoney({ state, balanceAmount: books.balanceAmount });
  if (!payment.isSurplus || !isThere || isOnItsWay(ours, books)) return null;
  if (payment.problem && SURPLUS_CODES.includes(payment.problem.code)) return payment.problem;
  const code = payment.method === 'virtual_account' ? 'SURPLUS_PAYMENT_REFUND_ACCOUNT' : 'PAID_AFTER_ALL';
  return { code, at: now, details: { balanceAmount: books.balanceAmount } };
};
