import type { FailureView, PaymentMethod } from '../../contracts/payments';
import type { Payment } from '../../server/src/domain/payment';
import { last4Of } from '../../server/src/domain/search-key';
import { declineOf, failureOf } from './declines';
import type { Desk } from './desk';
import type { Identifiers } from './identifiers';
import { chooseInstrument, type Instrument } from './instruments';
import type { Random } from './random';

/** Who tells the stories: nothing is told of what comes after `until` (epoch milliseconds). */
export type Teller = { until: number; ids: Identifiers; random: Random };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long Toss takes to answer a confirm. */
const answerAfter = ({ random }: Teller): number => 300 + Math.floor(random.wait(700));

const receiptOf = (paymentKey: string): string =>
  `https://dashboard-sandbox.tosspayments.com/receipt/redirection?transactionId=${paymentKey}&ref=PX`;

const settled = (
  { paymentKey }: Payment,
  { method, details, dueAt }: Instrument,
  { ids }: Teller
): Partial<Payment> => ({
  method,
  details,
  dueAt,
  last4: last4Of(details),
  receiptUrl: receiptOf(paymentKey),
  lastTransactionKey: ids.transactionKey(),
  traceId: ids.traceId(),
});

const NOT_KNOWN_AFTER_MS = 3 * HOUR_MS;
const DEPOSITED = 0.71;
const CANCELED_BEFORE_DEPOSIT = 0.03;

/** What becomes of a virtual account: money comes, or it is canceled, or its time is over, or it still waits. */
const awaitDeposit = (desk: Desk, payment: Payment, dueAt: number, teller: Teller): Payment => {
  const { random, until, ids } = teller;
  const fate = random.next();
  const depositAt = payment.requestedAt + 2 * MINUTE_MS + Math.floor(random.wait(NOT_KNOWN_AFTER_MS));
  const transaction = { lastTransactionKey: ids.transactionKey(), traceId: ids.traceId() };
  if (fate < DEPOSITED && depositAt < dueAt) {
    if (depositAt > until) return payment;
    return desk.step(payment, 'paid', { ...transaction, providerStatus: 'DONE', approvedAt: depositAt }, depositAt);
  }
  if (fate > 1 - CANCELED_BEFORE_DEPOSIT) {
    if (depositAt > Math.min(until, dueAt)) return payment;
    const change = { ...transaction, providerStatus: 'CANCELED', balanceAmount: 0 };
    return desk.step(payment, 'canceled', change, depositAt);
  }
  if (dueAt + MINUTE_MS > until || !payment.details?.virtualAccount) return payment;
  const virtualAccount = { ...payment.details.virtualAccount, expired: true };
  const change = { details: { ...payment.details, virtualAccount }, balanceAmount: 0 };
  // Toss says nothing when an account's time is over: the plugin asks.
  return desk.step(payment, 'expired', change, dueAt + MINUTE_MS, false);
};

/**
 * The buyer pays, and it works: with a virtual account perhaps later, or never.
 *
 * @param wanted with this method and no other
 */
export const pay = (desk: Desk, at: number, teller: Teller, wanted?: PaymentMethod): Payment => {
  const instrument = chooseInstrument(at, desk.order(), teller.random, wanted);
  const claimed = desk.claim(at);
  const answeredAt = at + answerAfter(teller);
  if (answeredAt > teller.until) return claimed;
  const change = settled(claimed, instrument, teller);
  if (instrument.dueAt === null) {
    return desk.step(claimed, 'paid', { ...change, providerStatus: 'DONE', approvedAt: answeredAt }, answeredAt);
  }
  const waiting = desk.step(
    claimed,
    'awaiting_deposit',
    { ...change, providerStatus: 'WAITING_FOR_DEPOSIT' },
    answeredAt
  );
  return awaitDeposit(desk, waiting, instrument.dueAt, teller);
};

const SESSION_OVER = 0.07;
const METHOD_KNOWN = 0.5;

/** The buyer tries, and is refused; or comes back after Toss's ten minutes. The order may be paid again. */
export const fail = (desk: Desk, at: number, teller: Teller): Payment => {
  const { random, ids } = teller;
  const instrument = chooseInstrument(at, desk.order(), random);
  const isOver = random.chance(SESSION_OVER);
  const failure: FailureView = isOver
    ? failureOf('confirm', 'NOT_FOUND_PAYMENT_SESSION')
    : declineOf(instrument.method, random);
  const claimed = desk.claim(at);
  const { method, details } = instrument;
  // Read back or told of by webhook it has a method; refused at once it has none.
  const known = !isOver && random.chance(METHOD_KNOWN) ? { method, details, last4: last4Of(details) } : {};
  const change = {
    ...known,
    failure,
    balanceAmount: 0,
    traceId: ids.traceId(),
    providerStatus: isOver ? null : 'ABORTED',
  };
  return desk.step(claimed, isOver ? 'expired' : 'declined', change, at + answerAfter(teller), !isOver);
};

/** Money that no order waits for: the buyer paid twice. Given back at once, unless a person has to. */
export const paySurplus = (desk: Desk, at: number, teller: Teller, wanted?: PaymentMethod): Payment => {
  const instrument = chooseInstrument(at, desk.order(), teller.random, wanted);
  const claimed = desk.claim(at, { isSurplus: true });
  const answeredAt = at + answerAfter(teller);
  const change = { ...settled(claimed, instrument, teller), providerStatus: 'DONE', approvedAt: answeredAt };
  return desk.step(claimed, 'paid', change, answeredAt);
};
