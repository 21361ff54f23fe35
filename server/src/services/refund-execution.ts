import { callAfter, FIRST_CALL } from '../domain/call';
import type { Payment } from '../domain/payment';
import type { ProviderFailure, ProviderPayment } from '../domain/provider-payment';
import { isOpen, isOverseas, type Refund } from '../domain/refund';
import { echoOf, ownEntry, type Echo } from '../domain/refund-echo';
import type { OwnRefund } from '../domain/refund-settlement';
import { KEY_MEMORY_MS, refundKeyOf, repeatRule } from '../domain/repeat-rules';
import type { Credentials, PaymentProvider, ProviderAnswer, RefundAccount } from '../providers/payment-provider';
import type { InTransaction, PaymentRepository, RefundRepository } from '../repositories/ports';
import type { Clock } from './clock';
import { couldNotAsk } from './inquiry';
import { NOT_EXECUTED, STILL_PROCESSING } from './refund-failures';
import type { Settlement } from './settlement/settlement';
import type { Known as SettlingKnown } from './settlement/settlement-ports';

export type RefundExecutionPorts = {
  inTransaction: InTransaction;
  payments: PaymentRepository;
  refunds: RefundRepository;
  provider: PaymentProvider;
  settlement: Settlement;
  credentialsOf: (keySetId: string) => Promise<Credentials>;
  /** The account in clear, for the provider alone; `null` when the refund needs none. */
  accountOf: (refund: Refund) => Promise<RefundAccount | null>;
  /** How long a call to the provider can take: nobody else asks about a refund before. Milliseconds. */
  callLeaseMs: number;
  clock: Clock;
};

/** A refund meets another one at the provider at most this often before it is left to reconciliation. */
const MAX_COLLISIONS = 5;
const TEN_MINUTES_MS = 10 * 60 * 1000;
const SIX_HOURS_MS = 36 * TEN_MINUTES_MS;

type Answered = Extract<ProviderAnswer, { outcome: 'answered' }>;
/** What the provider is asked with. `account`: in clear, for the provider alone. */
export type Means = { credentials: Credentials; account: RefundAccount | undefined };
/** What was read with the claim; it holds for the first call, until something is written. */
type Known = { payment: Payment; refunds: readonly Refund[] } & Pick<SettlingKnown, 'heldLines'>;
type With = Means & { isOverseas: boolean; known?: Known | undefined };
/** What became of a refund; `failure`: why it was certainly not made. */
export type Executed = { refund: Refund; failure: ProviderFailure | null };
/** What a step led to: done with it for now, or once more under another key. */
type Step = Executed & { again: boolean };

const ended = (refund: Refund): Step => ({ refund, failure: null, again: false });
const onceMore = (refund: Refund): Step => ({ refund, failure: null, again: true });

/** Asks the provider for refunds that are claimed, and writes what it says. */
export const createRefundExecution = (ports: RefundExecutionPorts) => {
  const { inTransaction, payments, refunds, provider, settlement, clock } = ports;

  /** Writes before a call, so that whoever comes after a crash knows what was sent. `false`: it is no longer open. */
  const change = (refund: Refund, by: Partial<Refund>): Promise<boolean> =>
    inTransaction(() => refunds.update(refund.refundId, ['requested'], by));

  const current = async (refund: Refund): Promise<Refund> => (await refunds.find(refund.refundId)) ?? refund;

  const wait = (refund: Refund, failure: ProviderFailure): Promise<Refund> =>
    settlement.keepRefundWaiting(refund, { failure, call: callAfter(refund.call, failure) });

  const giveUp = async (refund: Refund, failure: ProviderFailure): Promise<Step> => {
    const now = await settlement.failRefund(refund, failure);
    // Somebody else may have taken it over meanwhile: then it is not refused.
    return { refund: now, failure: now.state === 'failed' ? failure : null, again: false };
  };

  const settleAs = async (refund: Refund, answer: Answered, own: OwnRefund | null): Promise<Refund> => {
    await settlement.settle(refund.paymentKey, own ? { ...answer, own } : answer);
    return current(refund);
  };

  const settleOwn = async (refund: Refund, answer: Answered, known: Known | undefined): Promise<Refund> => {
    const ours = known?.refunds ?? (await refunds.ofPayment(refund.paymentKey));
    const own = ownEntry(refund, answer.payment, ours);
    if (!known || !own) return settleAs(refund, answer, own);
    const news = { ...answer, own, revision: known.payment.revision };
    const settled = await settlement.settleFully(refund.paymentKey, news, known);
    return settled.refunds?.find(({ refundId }) => refundId === refund.refundId) ?? current(refund);
  };

  /** Takes another key and the balance just read, which guards it: the provider refuses when it has moved. */
  const renew = async (refund: Refund, expectedBalance: number): Promise<Step> => {
    const key = (refund.call ?? FIRST_CALL).key + 1;
    const call = { ...(refund.call ?? FIRST_CALL), key, repeats: 0 };
    const by = { call, expectedBalance, idempotencyKey: refundKeyOf(refund.refundId, key) };
    const isStillOurs = await change(refund, { ...by, nextCheckAt: clock() + ports.callLeaseMs });
    return isStillOurs ? onceMore({ ...refund, ...by }) : ended(await current(refund));
  };

  /** What was refused may have been executed by a call before whose answer was lost. Only then is it looked for. */
  const foundEcho = async (refund: Refund, news: ProviderPayment) => {
    if (!refund.call?.isUncertain) return { kind: 'none' as const };
    return echoOf(refund, news, await refunds.ofPayment(refund.paymentKey), clock());
  };

  /** Refused. Learn what the provider has; it was made before, or it is tried again behind its balance, or given up. */
  const afterRefusal = async (refund: Refund, { credentials }: With, failure: ProviderFailure): Promise<Step> => {
    const isCertain = failure.errorClass !== 'done';
    if (isCertain && !refund.call?.isUncertain) return giveUp(refund, failure);
    const answer = await provider.read(credentials, refund.paymentKey);
    if (answer.outcome !== 'answered') return ended(await wait(refund, failure));
    await settlement.settle(refund.paymentKey, answer);
    const echo = await foundEcho({ ...refund, call: callAfter(refund.call, failure) }, answer.payment);
    if (echo.kind === 'found') return ended(await settleAs(refund, answer, echo.own));
    if (echo.kind === 'ambiguous') return ended(await wait(refund, failure));
    const { balanceAmount } = answer.payment;
    if (isCertain || balanceAmount < refund.amount || balanceAmount === refund.expectedBalance) {
      const step = await giveUp(refund, failure);
      // Now that this refund is no longer open, what is left unexplained in the list was made in the console.
      await settlement.settle(refund.paymentKey, answer);
      return step;
    }
    return renew({ ...refund, call: callAfter(refund.call, failure) }, balanceAmount);
  };

  const ask = async (refund: Refund, using: With): Promise<Step> => {
    const answer = await provider.refund({
      credentials: using.credentials,
      paymentKey: refund.paymentKey,
      requestId: using.isOverseas ? refund.refundId : undefined,
      amount: refund.amount,
      taxFreeAmount: refund.taxFreeAmount,
      currency: refund.currency,
      refundableAmount: refund.expectedBalance ?? refund.amount,
      reason: refund.reason,
      refundReceiveAccount: using.account,
      idempotencyKey: refund.idempotencyKey,
    });
    if (answer.outcome === 'answered') return ended(await settleOwn(refund, answer, using.known));
    if (answer.outcome === 'unknown') return ended(await wait(refund, answer.failure));
    return afterRefusal(refund, using, answer.failure);
  };

  const askUntilSettled = async (first: Refund, using: With): Promise<Executed> => {
    let refund = first;
    for (let collisions = 0; collisions < MAX_COLLISIONS; collisions += 1) {
      const next = await ask(refund, collisions === 0 ? using : { ...using, known: undefined });
      if (!next.again) return next;
      refund = next.refund;
    }
    // Others keep changing the balance: the next key is written down, and reconciliation goes on with it.
    await change(refund, { nextCheckAt: clock() });
    return ended(refund);
  };

  /** The balance may have moved while this refund waited for its turn. Only before its first call may that be followed. */
  const withFreshBalance = async (refund: Refund, payment: Payment | null): Promise<Refund> => {
    const expectedBalance = payment?.balanceAmount ?? refund.expectedBalance;
    if (expectedBalance === refund.expectedBalance) return refund;
    const by = { expectedBalance, nextCheckAt: clock() + ports.callLeaseMs };
    await change(refund, by);
    return { ...refund, ...by };
  };

  /** Goes on with a refund of which nobody knows whether it was made, by the rules of the idempotency key. */
  const repeat = async (refund: Refund, news: ProviderPayment, echo: Echo['kind']): Promise<Step> => {
    const call = { ...(refund.call ?? FIRST_CALL), isUncertain: true };
    const { balanceAmount } = news;
    const decision = repeatRule({
      call: 'refund',
      last: call.last,
      read: 'not_executed',
      repeatsOfThisKey: call.repeats,
      isWindowOpen: true,
      isKeyRemembered: clock() - refund.requestedAt < KEY_MEMORY_MS,
      // What its balance refused once may be accepted now: the balance has come back, or is another.
      isCorrected:
        balanceAmount >= refund.amount && (balanceAmount !== refund.expectedBalance || call.last === 'already_done'),
    });
    const uncertain = { ...refund, call };
    // Less is left than it asks for, and it is not in the list: whatever is repeated, it cannot be made any more.
    if (echo === 'none' && balanceAmount < refund.amount) return giveUp(uncertain, NOT_EXECUTED);
    // An entry that may be this one's or another's: only the same key can tell, or the other one's end.
    if (echo === 'ambiguous' && decision.do !== 'repeat_same_key')
      return ended(await settlement.keepRefundWaiting(uncertain, { failure: STILL_PROCESSING }));
    switch (decision.do) {
      case 'repeat_same_key': {
        const repeated = { ...uncertain, call: { ...call, repeats: call.repeats + 1 } };
        const isStillOurs = await change(refund, { call: repeated.call });
        return isStillOurs ? onceMore(repeated) : ended(await current(refund));
      }
      case 'repeat_new_key':
        return renew(uncertain, balanceAmount);
      case 'stop':
        return giveUp(uncertain, NOT_EXECUTED);
      case 'converge':
      case 'wait':
        return ended(await settlement.keepRefundWaiting(uncertain, { failure: STILL_PROCESSING }));
    }
  };

  const pursueWith = async (seen: Refund, revision: number, using: With): Promise<Refund> => {
    const answer = await provider.read(using.credentials, seen.paymentKey);
    if (answer.outcome !== 'answered') return settlement.keepRefundWaiting(seen, { failure: answer.failure });
    await settlement.settle(seen.paymentKey, { ...answer, revision });
    const refund = await current(seen);
    if (!isOpen(refund)) return refund;
    if (refund.state === 'processing') {
      const pause = Math.min(SIX_HOURS_MS, TEN_MINUTES_MS * 2 ** refund.attempts);
      return settlement.keepRefundWaiting(refund, { failure: STILL_PROCESSING, nextCheckAt: clock() + pause });
    }
    const echo = echoOf(refund, answer.payment, await refunds.ofPayment(refund.paymentKey), clock());
    if (echo.kind === 'found') return settleAs(refund, answer, echo.own);
    const next = await repeat(refund, answer.payment, echo.kind);
    return next.again ? (await askUntilSettled(next.refund, using)).refund : next.refund;
  };

  const meansOf = async (refund: Refund, payment: Payment): Promise<With | { failure: ProviderFailure }> => {
    try {
      const credentials = await ports.credentialsOf(payment.keySetId);
      const account = (await ports.accountOf(refund)) ?? undefined;
      return { credentials, account, isOverseas: isOverseas(payment) };
    } catch (error) {
      return { failure: couldNotAsk(error) };
    }
  };

  return {
    /**
     * Makes a refund that was just claimed.
     *
     * @param known what was read with the claim; `null` when others may have been settled since
     * @returns the refund; still `requested` when the outcome is not known, `failed` when it certainly was not made
     */
    async execute(claimed: Refund, means: Means, known: Known | null): Promise<Executed> {
      if (known) return askUntilSettled(claimed, { ...means, isOverseas: isOverseas(known.payment), known });
      const payment = await payments.find(claimed.paymentKey);
      return askUntilSettled(await withFreshBalance(claimed, payment), { ...means, isOverseas: isOverseas(payment) });
    },

    /**
     * Goes on with a refund whose end is not known: one that a stopped process left, whose answer was lost, on which the
     * provider still works, or that the plugin decided by itself.
     */
    async pursue(refund: Refund): Promise<Refund> {
      const payment = await payments.find(refund.paymentKey);
      if (!payment) return settlement.keepRefundWaiting(refund, { failure: NOT_EXECUTED });
      const using = await meansOf(refund, payment);
      if ('failure' in using) return settlement.keepRefundWaiting(refund, using);
      return pursueWith(refund, payment.revision, using);
    },
  };
};

export type RefundExecution = ReturnType<typeof createRefundExecution>;
