import { callAfter, FIRST_CALL } from '../../domain/call';
import { CONFIRM_WINDOW_MS, LATE_LOOKS_MS } from '../../domain/check-times';
import type { Call, Payment } from '../../domain/payment';
import type { ProviderFailure } from '../../domain/provider-payment';
import { confirmationRead, confirmKeyOf, KEY_MEMORY_MS, repeatRule, type ReadOutcome } from '../../domain/repeat-rules';
import type { Credentials, PaymentProvider, ProviderAnswer } from '../../providers/payment-provider';
import type { Clock } from '../clock';
import type { Inquiry } from '../inquiry';
import type { SettlingGround } from '../payment-grounds';
import type { Settlement } from '../settlement/settlement';

export type PaymentPursuitPorts = {
  provider: PaymentProvider;
  credentialsOf: (keySetId: string) => Promise<Credentials>;
  inquiry: Inquiry;
  settlement: Settlement;
  /** How long a call to the provider can take, in milliseconds. */
  callLeaseMs: number;
  clock: Clock;
};

/** How soon a late look is tried again that got no answer. */
const FAILED_LATE_LOOK_MS = 60 * 60 * 1000;

/** The buyer's consent is over and nothing was executed: the provider's own word for it. */
const WINDOW_OVER: ProviderFailure = {
  code: 'NOT_FOUND_PAYMENT_SESSION',
  errorClass: 'expired',
  status: null,
  message: '',
  traceId: null,
};

/** The provider answered, and its answer settles nothing. */
const NOTHING_FINAL: ProviderFailure = { ...WINDOW_OVER, code: 'nothing_final', errorClass: 'query' };

type Answered = Extract<ProviderAnswer, { outcome: 'answered' }>;

/** What the answer to a read says of the confirmation; `null`: nothing, it has to be asked again. */
const readOf = (answer: ProviderAnswer): ReadOutcome | null => {
  if (answer.outcome === 'answered') return confirmationRead(answer.payment.state);
  // There is nothing under this key at the provider, so nothing was executed either.
  return answer.outcome === 'refused' && answer.failure.errorClass === 'final' ? 'not_executed' : null;
};

/** Follows payments of which nobody knows what became, until the provider says it. */
export const createPaymentPursuit = (ports: PaymentPursuitPorts) => {
  const { provider, inquiry, settlement, clock, callLeaseMs } = ports;

  const settled = (seen: Payment, answer: Answered): Promise<Payment> =>
    settlement.settle(seen.paymentKey, { ...answer, revision: seen.revision });

  const settledKnown = ({ payment, refunds, lineIds }: SettlingGround, answer: Answered): Promise<Payment> => {
    const { paymentKey, revision } = payment;
    return settlement.settle(paymentKey, { ...answer, revision }, { payment, refunds, lineIds });
  };

  const waitAfter = (seen: Payment, failure: ProviderFailure): Promise<Payment> =>
    settlement.keepWaiting(seen, { failure });

  const giveUp = (seen: Payment, to: 'declined' | 'expired', failure: ProviderFailure): Promise<Payment> =>
    settlement.abandon(seen.paymentKey, to, failure, clock() + (LATE_LOOKS_MS[0] ?? 0), seen);

  /** This call was refused; one before it may still have been executed, so that only a read ends the claim. */
  const afterRefusal = async (seen: Payment, failure: ProviderFailure): Promise<Payment> => {
    const call = callAfter(seen.call, failure);
    if (failure.errorClass === 'merchant') return settlement.keepWaiting(seen, { failure, call });
    const answer = await inquiry.read(seen);
    if (answer.outcome === 'answered') {
      const now = await settled(seen, answer);
      if (now.state !== 'confirming') return now;
    }
    if (readOf(answer) !== 'not_executed') return settlement.keepWaiting(seen, { failure, call });
    return giveUp(seen, failure.errorClass === 'expired' ? 'expired' : 'declined', failure);
  };

  const confirmAgain = async (seen: Payment, call: Call): Promise<Payment> => {
    const idempotencyKey = confirmKeyOf(seen.paymentKey, call.key);
    const prepared = await settlement.prepareCall(seen, call, idempotencyKey, clock() + 2 * callLeaseMs);
    if (!prepared) return seen;
    const { paymentKey, orderId, amount, currency } = prepared;
    const credentials = await ports.credentialsOf(prepared.keySetId);
    const answer = await provider.confirm({ credentials, paymentKey, orderId, amount, currency, idempotencyKey });
    if (answer.outcome === 'answered') {
      const now = await settled(prepared, answer);
      return now.state === 'confirming' ? waitAfter(prepared, NOTHING_FINAL) : now;
    }
    if (answer.outcome === 'refused' && answer.failure.errorClass !== 'done')
      return afterRefusal(prepared, answer.failure);
    return settlement.keepWaiting(prepared, {
      failure: answer.failure,
      call: callAfter(prepared.call, answer.failure),
    });
  };

  /** @param askedAt when the provider was asked: a read from before the end of the window says nothing of its end */
  const decide = (seen: Payment, read: ReadOutcome, askedAt: number): Promise<Payment> => {
    // Whoever claimed it may have been stopped in the middle of the call.
    const call = { ...(seen.call ?? FIRST_CALL), isUncertain: true };
    const decision = repeatRule({
      call: 'confirm',
      last: call.last,
      read,
      repeatsOfThisKey: call.repeats,
      isWindowOpen: askedAt < seen.requestedAt + CONFIRM_WINDOW_MS,
      isKeyRemembered: clock() - seen.requestedAt < KEY_MEMORY_MS,
      isCorrected: false,
    });
    switch (decision.do) {
      case 'repeat_same_key':
        return confirmAgain(seen, { ...call, repeats: call.repeats + 1 });
      case 'repeat_new_key':
        return confirmAgain(seen, { ...call, key: call.key + 1, repeats: 0 });
      case 'stop':
        return giveUp(seen, 'expired', WINDOW_OVER);
      case 'converge':
      case 'wait':
        return waitAfter(seen, NOTHING_FINAL);
    }
  };

  const pursueClaim = async (ground: SettlingGround): Promise<Payment> => {
    const seen = ground.payment;
    const askedAt = clock();
    const answer = await inquiry.readOf(ground);
    if (answer.outcome === 'answered') {
      const now = await settledKnown(ground, answer);
      if (now.state !== 'confirming' || now.problem?.code === 'ANSWER_MISMATCH')
        return now.state === 'confirming' ? waitAfter(seen, NOTHING_FINAL) : now;
    }
    const read = readOf(answer);
    if (read !== null) return decide(seen, read, askedAt);
    return waitAfter(seen, answer.outcome === 'answered' ? NOTHING_FINAL : answer.failure);
  };

  /** A payment that was given up: was it taken after all? Looked at a few times, then left. */
  const lookLate = async (ground: SettlingGround): Promise<Payment> => {
    const seen = ground.payment;
    const answer = await inquiry.readOf(ground);
    if (answer.outcome !== 'answered' && readOf(answer) === null) {
      // Not a look. No problem either: nothing says that anything is wrong with it.
      await settlement.lookAgainAt(seen, clock() + FAILED_LATE_LOOK_MS, seen.attempts);
      return seen;
    }
    const now = answer.outcome === 'answered' ? await settledKnown(ground, answer) : seen;
    const looks = seen.attempts + 1;
    const pause = LATE_LOOKS_MS[looks];
    if (now.state === seen.state)
      await settlement.lookAgainAt(seen, pause === undefined ? null : clock() + pause, looks);
    return now;
  };

  /** A payment that waits for a deposit, or whose list of refunds is to be read again. */
  const look = async (ground: SettlingGround): Promise<Payment> => {
    const seen = ground.payment;
    const answer = await inquiry.readOf(ground);
    if (answer.outcome !== 'answered') return waitAfter(seen, answer.failure);
    const now = await settledKnown(ground, answer);
    // What was settled has a new time, or none; what was not is asked again, ever more rarely.
    return now.nextCheckAt === seen.nextCheckAt ? waitAfter(seen, NOTHING_FINAL) : now;
  };

  return (ground: SettlingGround): Promise<Payment> => {
    const { state } = ground.payment;
    if (state === 'confirming') return pursueClaim(ground);
    return state === 'declined' || state === 'expired' ? lookLate(ground) : look(ground);
  };
};
