import type { RefundOrigin } from '../../contracts/refunds';
import { SYSTEM_REFUND_REASONS } from '../../contracts/system-refund-reasons';
import type { OrderLine } from '../../server/src/domain/order';
import { newForeignRefund, newRefund } from '../../server/src/domain/new-refund';
import type { Payment } from '../../server/src/domain/payment';
import { decideRefund, isPartPossible, type Refund, type RefundAmounts } from '../../server/src/domain/refund';
import { refundableLines, sumOfLines } from '../../server/src/domain/refund-lines';
import { DAY_MS, koreanMonth } from './calendar';
import { refundFailureOf } from './declines';
import type { Desk } from './desk';
import type { Teller } from './payments';

const REASONS = [
  ['단순 변심', 34],
  ['상품 불량', 16],
  ['배송 지연', 12],
  ['주문 실수', 12],
  ['사이즈가 맞지 않음', 10],
  ['부분 품절', 8],
  ['오배송', 5],
  ['중복 주문', 3],
] as const;

const ORIGINS: readonly (readonly [RefundOrigin, number])[] = [
  ['admin', 42],
  ['api', 44],
  ['provider', 14],
];

/** Who asked, as the plugin writes it down. */
const ASKED_BY: Readonly<Record<RefundOrigin, Pick<Refund, 'requestedBy' | 'requester'>>> = {
  admin: { requestedBy: 'administrator 1 (상점 관리자)', requester: 'admin_user:1' },
  api: { requestedBy: 'API token 2 (Playground full-access)', requester: 'api_token:2' },
  provider: { requestedBy: null, requester: null },
  system: { requestedBy: null, requester: null },
};

type Wish = { at: number; origin: RefundOrigin; reason: string; amounts: RefundAmounts; lines: Refund['lines'] };

const refundOf = (payment: Payment, { at, origin, reason, amounts, lines }: Wish, { ids }: Teller): Refund => {
  const wanted = { ...amounts, refundId: ids.refundId(), reason, requestedAt: at };
  const refund = origin === 'provider' ? newForeignRefund(payment, wanted) : newRefund(payment, { ...wanted, origin });
  return { ...refund, lines, ...ASKED_BY[origin] };
};

/** The refund is made, and payment and order follow. */
const succeed = (desk: Desk, payment: Payment, wish: Wish, teller: Teller): Payment => {
  const refund = refundOf(payment, wish, teller);
  const doneAt = wish.at + (wish.origin === 'provider' ? 0 : 400 + Math.floor(teller.random.wait(900)));
  const transactionKey = teller.ids.transactionKey();
  const traceId = wish.origin === 'provider' ? null : teller.ids.traceId();
  desk.addRefund({ ...refund, state: 'succeeded', doneAt, transactionKey, traceId });
  const balanceAmount = payment.balanceAmount - refund.amount;
  const change = { balanceAmount, lastTransactionKey: transactionKey, traceId: traceId ?? payment.traceId };
  return balanceAmount === 0
    ? desk.step(payment, 'refunded', { ...change, providerStatus: 'CANCELED' }, doneAt)
    : desk.step(payment, 'partially_refunded', { ...change, providerStatus: 'PARTIAL_CANCELED' }, doneAt);
};

const refuse = (desk: Desk, payment: Payment, wish: Wish, teller: Teller): void => {
  const failure = refundFailureOf(payment.method, teller.random);
  const doneAt = wish.at + 900;
  desk.addRefund({
    ...refundOf(payment, wish, teller),
    state: 'failed',
    failure,
    doneAt,
    traceId: teller.ids.traceId(),
  });
};

const IN_PART = 0.42;
const BY_LINES = 0.7;

type Part = Pick<Wish, 'amounts' | 'lines'>;

/** All that is left. */
const allOf = (desk: Desk, payment: Payment): Part => ({
  amounts: decideRefund(payment, desk.refunds(payment.paymentKey), { hasAccount: true }),
  lines: null,
});

/** One piece of a line that not all of is given back of; `null` when that would be everything. */
const pieceOf = (desk: Desk, payment: Payment, lines: readonly OrderLine[], { random }: Teller): Part | null => {
  const done = desk.refunds(payment.paymentKey);
  const left = refundableLines(lines, done).filter(({ quantity, refundedQuantity }) => refundedQuantity < quantity);
  if (left.length === 0) return null;
  const { line, unitPrice } = random.pick(left);
  if (unitPrice >= payment.balanceAmount) return null;
  const wanted = [{ line, quantity: 1 }];
  const sum = sumOfLines(payment.paymentKey, lines, done, wanted);
  return { amounts: decideRefund(payment, done, { lines: sum, hasAccount: true }), lines: wanted };
};

/** A round sum, less than what is left. */
const roundSumOf = (desk: Desk, payment: Payment, { random }: Teller): Part | null => {
  const amount = Math.floor((payment.balanceAmount * random.int(2, 7)) / 1_000) * 100;
  if (amount === 0) return null;
  const done = desk.refunds(payment.paymentKey);
  return { amounts: decideRefund(payment, done, { amount, hasAccount: true }), lines: null };
};

const partOf = (desk: Desk, payment: Payment, lines: readonly OrderLine[], teller: Teller): Part | null => {
  if (!isPartPossible(payment) || !teller.random.chance(IN_PART)) return null;
  return teller.random.chance(BY_LINES) ? pieceOf(desk, payment, lines, teller) : roundSumOf(desk, payment, teller);
};

const isTooLate = (payment: Payment, at: number, { until }: Teller): boolean =>
  at > until - 10_000 ||
  (payment.method === 'mobile_phone' && koreanMonth(at) !== koreanMonth(payment.approvedAt ?? at));

const REFUNDED = 0.062;
const REFUSED_FIRST = 0.05;
const ANOTHER_PART = 0.18;
const MEAN_DELAY_MS = 3.2 * DAY_MS;

/** Some buyers get some of it back, days later. */
export const maybeRefund = (desk: Desk, paid: Payment, lines: readonly OrderLine[], teller: Teller): void => {
  const { random } = teller;
  if (!random.chance(REFUNDED)) return;
  let payment = paid;
  let at = (paid.approvedAt ?? paid.requestedAt) + 10 * 60_000 + Math.floor(random.wait(MEAN_DELAY_MS));
  for (let part = 0; part < 3 && !isTooLate(payment, at, teller); part += 1) {
    const chosen = partOf(desk, payment, lines, teller) ?? allOf(desk, payment);
    const origin = random.weighted(ORIGINS);
    // In the provider's own console nobody names our lines.
    const part = origin === 'provider' ? { ...chosen, lines: null } : chosen;
    const wish = { at, origin, reason: random.weighted(REASONS), ...part };
    if (wish.origin !== 'provider' && random.chance(REFUSED_FIRST)) {
      refuse(desk, payment, wish, teller);
    } else {
      payment = succeed(desk, payment, wish, teller);
      if (payment.balanceAmount === 0 || !random.chance(ANOTHER_PART)) return;
    }
    at += 30 * 60_000 + Math.floor(random.wait(DAY_MS));
  }
};

/** The plugin gives back by itself what no order waits for. */
export const giveBack = (desk: Desk, surplus: Payment, teller: Teller): void => {
  const at = (surplus.approvedAt ?? surplus.requestedAt) + 200;
  const reason = SYSTEM_REFUND_REASONS.ORDER_NOT_WAITING;
  succeed(desk, surplus, { at, origin: 'system', reason, ...allOf(desk, surplus) }, teller);
};

/** A refund of which nobody knows whether it was made. */
export const leaveStuck = (desk: Desk, payment: Payment, at: number, teller: Teller): void => {
  const wish: Wish = { at, origin: 'admin', reason: '단순 변심', ...allOf(desk, payment) };
  const attempts = 11;
  const problem = {
    code: 'REFUND_STUCK' as const,
    at: at + DAY_MS / 8,
    details: { providerCode: 'timeout', attempts },
  };
  const call = { key: 1, repeats: 1, last: 'no_answer' as const, isUncertain: true };
  desk.addRefund({ ...refundOf(payment, wish, teller), problem, attempts, call, traceId: teller.ids.traceId() });
};
