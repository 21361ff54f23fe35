import type { ErrorClass, ProviderFailure, ProviderPaymentState } from './provider-payment';

/**
 * How the last call under the current idempotency key ended.
 * `no_answer` nothing that could be read; `still_processing` the provider works on an earlier call under this key;
 * `transient_error` a received error that says nothing certain; `already_done` the provider says that the payment is
 * no longer where the call wanted to find it; `certain_refusal` nothing was executed, and nothing will be.
 */
export const LAST_OUTCOMES = [
  'no_answer',
  'still_processing',
  'transient_error',
  'already_done',
  'certain_refusal',
] as const;
export type LastOutcome = (typeof LAST_OUTCOMES)[number];

/**
 * What a read made after that call says of the operation. `ended`: over for good without it (declined, expired);
 * `unreadable`: the read was not answered, or with a word that we do not know.
 */
export const READ_OUTCOMES = ['executed', 'ended', 'not_executed', 'unreadable'] as const;
export type ReadOutcome = (typeof READ_OUTCOMES)[number];

export type RepeatCase = {
  call: 'confirm' | 'refund';
  last: LastOutcome;
  read: ReadOutcome;
  /** Calls under this key after its first one. */
  repeatsOfThisKey: number;
  /** Can the provider still execute it: for a confirm the ten minutes since the buyer's consent; always for a refund. */
  isWindowOpen: boolean;
  /** Was this key first used less than `KEY_MEMORY_MS` ago? */
  isKeyRemembered: boolean;
  /** Was the request changed since (another balance, another account), so that it may now be accepted? */
  isCorrected: boolean;
};

/**
 * What makes a call under a new key harmless if the old one was executed after all. `payment_key`: one payment is
 * approved once. `refundable_amount`: send the balance that was just read, and the provider refuses if it moved.
 */
export type NaturalGuard = 'payment_key' | 'refundable_amount';

/** `converge`: apply what was read. `wait`: read again later. `stop`: give the operation up, it was not executed. */
export type RepeatDecision =
  | { do: 'converge' | 'repeat_same_key' | 'wait' | 'stop' }
  | { do: 'repeat_new_key'; guard: NaturalGuard };

/** How long the provider remembers an idempotency key. Source: Toss docs, "Idempotency": 15 days from the first use. */
export const KEY_MEMORY_MS = 15 * 24 * 60 * 60 * 1000;

/** A stored error may be replayed for ever, so that the same key is tried once more and then left. */
const SAME_KEY_REPEATS = 1;

const newKey = ({ call }: RepeatCase): RepeatDecision => ({
  do: 'repeat_new_key',
  guard: call === 'confirm' ? 'payment_key' : 'refundable_amount',
});

/** The read says that it was not executed, and it still can be. */
const whenNotExecuted = (what: RepeatCase): RepeatDecision => {
  switch (what.last) {
    case 'still_processing':
      return { do: 'repeat_same_key' };
    case 'no_answer':
      return what.isKeyRemembered ? { do: 'repeat_same_key' } : newKey(what);
    case 'transient_error':
      return what.isKeyRemembered && what.repeatsOfThisKey < SAME_KEY_REPEATS
        ? { do: 'repeat_same_key' }
        : newKey(what);
    case 'already_done':
      // The two answers contradict each other: a later read tells which is right.
      return { do: 'wait' };
    case 'certain_refusal':
      return newKey(what);
  }
};

/**
 * May an operation at the provider be repeated, and under which idempotency key? The same one while its outcome is not
 * known; a new one only after an answer that this key would merely replay, and only behind a natural guard; never
 * without a read in between.
 *
 * Source: Toss docs, "Idempotency": the key stands for the operation, the body is not compared, errors are replayed,
 * and changing the key to get past an error may execute it twice.
 */
export const repeatRule = (what: RepeatCase): RepeatDecision => {
  if (what.read === 'executed' || what.read === 'ended') return { do: 'converge' };
  if (what.last === 'certain_refusal' && !what.isCorrected) return { do: 'stop' };
  if (what.read === 'unreadable') return { do: 'wait' };
  if (!what.isWindowOpen) return { do: what.last === 'still_processing' ? 'wait' : 'stop' };
  return what.isCorrected && what.last === 'already_done' ? newKey(what) : whenNotExecuted(what);
};

const STILL_PROCESSING = 'IDEMPOTENT_REQUEST_PROCESSING';

/** Codes in lower case are ours: nothing came, or nothing that was the provider's own (a proxy's page, half a body). */
const isOurs = (code: string): boolean => /^[a-z]/.test(code);

/** How a call ended, from its failure. Decided by the code alone: the HTTP status says nothing certain. */
export const lastOf = ({ code, errorClass }: Pick<ProviderFailure, 'code' | 'errorClass'>): LastOutcome => {
  if (code === STILL_PROCESSING) return 'still_processing';
  return outcomeOfClass(errorClass, isOurs(code));
};

const outcomeOfClass = (errorClass: ErrorClass, isUnanswered: boolean): LastOutcome => {
  switch (errorClass) {
    case 'query':
      return isUnanswered ? 'no_answer' : 'transient_error';
    case 'done':
      return 'already_done';
    case 'wait':
    case 'decline':
    case 'expired':
    case 'input':
    case 'merchant':
    case 'limit':
    case 'final':
      return 'certain_refusal';
  }
};

/** What a payment that was read says of its confirmation. */
export const confirmationRead = (state: ProviderPaymentState): ReadOutcome => {
  switch (state) {
    case 'ready':
    case 'in_progress':
      return 'not_executed';
    case 'aborted':
    case 'expired':
      return 'ended';
    case 'unknown':
      return 'unreadable';
    case 'awaiting_deposit':
    case 'paid':
    case 'partially_refunded':
    case 'refunded':
    case 'canceled':
      return 'executed';
  }
};

/**
 * The idempotency key of a confirmation: named after what it does, so that every process sends the same.
 *
 * @param n 1 for the first key; one more after each certain rejection
 */
export const confirmKeyOf = (paymentKey: string, n = 1): string =>
  n === 1 ? `confirm:${paymentKey}` : `confirm:${paymentKey}:${n}`;

/** The idempotency key of a refund. `n` as with a confirmation. */
export const refundKeyOf = (refundId: string, n: number): string => `refund:${refundId}:${n}`;
