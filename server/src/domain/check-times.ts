const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * When the provider is asked after each answer that said nothing certain: soon, because a buyer waits, then more
 * rarely. About two hours in all.
 */
export const CHECK_STEPS_MS: readonly number[] = [
  10 * SECOND_MS,
  20 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  20 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
];

/** After the last step a person is told, and the provider is still asked: nothing that may hold money is forgotten. */
const AFTER_LAST_STEP_MS = 6 * HOUR_MS;

/** How long to wait before the next check, in milliseconds. @param attempts checks that said nothing certain, from 0 */
export const checkAfter = (attempts: number): number => CHECK_STEPS_MS[attempts] ?? AFTER_LAST_STEP_MS;

/** Was this the last step, so that a person must look? */
export const isPastLastStep = (attempts: number): boolean => attempts >= CHECK_STEPS_MS.length;

/**
 * A confirmation is executed within ten minutes of the buyer's consent or never. Source: Toss docs, payment flow.
 * Our claim is younger than the consent, so that ten minutes after it the window is surely over.
 */
export const CONFIRM_WINDOW_MS = 10 * MINUTE_MS;

/** A payment that was given up because nobody could say what became of it is looked at again, in case it was taken. */
export const LATE_LOOKS_MS: readonly number[] = [HOUR_MS, 24 * HOUR_MS];

const DAY_MS = 24 * HOUR_MS;

/**
 * A settled payment is looked at again after a day, when Toss has given up on a webhook (after 3 days and 19 hours), and
 * after a month: a refund made in its console must not go unheard, also where no webhook is registered.
 */
const LOOKS_AFTER_MS: readonly number[] = [DAY_MS, 4 * DAY_MS, 30 * DAY_MS];

/** When to look at a settled payment next; `null` when it was looked at often enough. @param paidAt epoch milliseconds */
export const nextLookAt = (paidAt: number, now: number): number | null =>
  LOOKS_AFTER_MS.map((after) => paidAt + after).find((at) => at > now) ?? null;

/** A virtual account is asked about now and then: the webhook of its deposit may be lost. */
const DEPOSIT_CHECK_MS = HOUR_MS;
/** Toss says nothing when an account's time is over, and its clock is not ours. */
const AFTER_DUE_MS = MINUTE_MS;

/**
 * When to ask about a virtual account that waits for its deposit: every hour, and just after its time is over.
 *
 * @param dueAt epoch milliseconds; `null` when the provider names none
 */
export const depositCheckAt = (now: number, dueAt: number | null): number => {
  const hourly = now + DEPOSIT_CHECK_MS;
  return dueAt === null || dueAt + AFTER_DUE_MS <= now ? hourly : Math.min(hourly, dueAt + AFTER_DUE_MS);
};
