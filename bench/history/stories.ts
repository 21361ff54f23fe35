import type { OrderLine } from '../../server/src/domain/order';
import type { Problem } from '../../server/src/domain/payment';
import type { Basket } from './basket';
import { openDesk, type Desk, type Story } from './desk';
import { fail, pay, paySurplus, type Teller } from './payments';
import { giveBack, leaveStuck, maybeRefund } from './refunds';

/**
 * What must happen to a certain order, so that every page has something to show: outcomes that nobody knows (one of them
 * just now), answers that do not fit, money that came twice, a refund without an answer.
 */
export const FATES = [
  'just_confirming',
  'outcome_unknown',
  'answer_mismatch',
  'paid_after_all',
  'surplus_account',
  'refund_stuck',
  'webhook_failed',
] as const;
export type Fate = (typeof FATES)[number];

const MINUTE_MS = 60_000;
const ABANDONED = 0.085;
const CANCELED = 0.012;
const REFUSED = 0.068;
const TRIES_AGAIN = 0.72;
const PAID_TWICE = 0.0006;

const payingAt = (desk: Desk, { random }: Teller): number =>
  desk.order().orderedAt + 25_000 + Math.min(50 * MINUTE_MS, Math.floor(random.wait(2 * MINUTE_MS)));

/** Nobody paid in time; or there is still time. */
const abandon = (desk: Desk, { until }: Teller): void => {
  const endsAt = desk.order().expiresAt + 30_000;
  if (endsAt <= until) desk.endOrder('expired', endsAt);
};

/** The buyer pays, perhaps at the second try, perhaps twice, and perhaps wants it back. */
const buy = (desk: Desk, lines: readonly OrderLine[], teller: Teller): void => {
  const { random, until } = teller;
  let at = payingAt(desk, teller);
  if (at + MINUTE_MS > until) return;
  if (random.chance(REFUSED)) {
    fail(desk, at, teller);
    at += MINUTE_MS + Math.floor(random.wait(MINUTE_MS));
    if (at + MINUTE_MS > until) return;
    if (!random.chance(TRIES_AGAIN)) return abandon(desk, teller);
  }
  const payment = pay(desk, at, teller);
  if (payment.state !== 'paid') return;
  if (random.chance(PAID_TWICE)) giveBack(desk, paySurplus(desk, at + 20_000, teller, 'card'), teller);
  maybeRefund(desk, payment, lines, teller);
};

const problem = (code: Problem['code'], at: number, details: Problem['details']): Problem => ({ code, at, details });

const ASKED_IN_VAIN = 11;

const leaveUnknown = (desk: Desk, code: 'OUTCOME_UNKNOWN' | 'ANSWER_MISMATCH', teller: Teller): void => {
  const at = payingAt(desk, teller);
  const claimed = desk.claim(at);
  const found =
    code === 'OUTCOME_UNKNOWN'
      ? problem(code, at + 130 * MINUTE_MS, { providerCode: 'timeout', attempts: ASKED_IN_VAIN })
      : problem(code, at + 1_500, { fields: ['amount'], answered: { amount: claimed.amount - 1_000 } });
  const call = { key: 1, repeats: 1, last: 'no_answer' as const, isUncertain: true };
  desk.note(claimed, { problem: found, attempts: ASKED_IN_VAIN, call, traceId: teller.ids.traceId() });
};

const payTwice = (desk: Desk, isAccount: boolean, teller: Teller): void => {
  const at = payingAt(desk, teller);
  pay(desk, at, teller, 'card');
  const surplus = paySurplus(desk, at + 3 * MINUTE_MS, teller, isAccount ? 'virtual_account' : 'card');
  const code = isAccount ? 'SURPLUS_PAYMENT_REFUND_ACCOUNT' : 'PAID_AFTER_ALL';
  desk.note(surplus, { problem: problem(code, at + 4 * MINUTE_MS, { balanceAmount: surplus.balanceAmount }) });
};

const tellFate = (desk: Desk, fate: Fate, teller: Teller): void => {
  switch (fate) {
    case 'just_confirming':
      // Younger than everything else: the answer may still come.
      desk.claim(Math.min(payingAt(desk, teller), teller.until - 5_000));
      return;
    case 'outcome_unknown':
      return leaveUnknown(desk, 'OUTCOME_UNKNOWN', teller);
    case 'answer_mismatch':
      return leaveUnknown(desk, 'ANSWER_MISMATCH', teller);
    case 'paid_after_all':
      return payTwice(desk, false, teller);
    case 'surplus_account':
      return payTwice(desk, true, teller);
    case 'refund_stuck': {
      const payment = pay(desk, payingAt(desk, teller), teller, 'card');
      return leaveStuck(desk, payment, (payment.approvedAt ?? 0) + 20 * MINUTE_MS, teller);
    }
    case 'webhook_failed':
      return void pay(desk, payingAt(desk, teller), teller, 'card');
  }
};

/** What becomes of one order. @param fate `null`: what comes */
export const tellStory = (basket: Basket, fate: Fate | null, teller: Teller): Story => {
  const desk = openDesk(basket, teller.ids);
  const chosen = fate === null ? teller.random.next() : 1;
  if (fate !== null) tellFate(desk, fate, teller);
  else if (chosen < ABANDONED) abandon(desk, teller);
  else if (chosen < ABANDONED + CANCELED) {
    const at = basket.order.orderedAt + 12 * MINUTE_MS;
    if (at <= teller.until) desk.endOrder('canceled', at);
  } else buy(desk, basket.lines, teller);
  return desk.close();
};
