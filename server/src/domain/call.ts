import type { Call } from './payment';
import type { ProviderFailure } from './provider-payment';
import { lastOf } from './repeat-rules';

/** Where a call that moves money stands before its first answer. */
export const FIRST_CALL: Call = { key: 1, repeats: 0, last: 'no_answer', isUncertain: false };

/** How a call stands after this failure. */
export const callAfter = (call: Call | null, failure: ProviderFailure): Call => {
  const before = call ?? FIRST_CALL;
  return {
    ...before,
    last: lastOf(failure),
    isUncertain: before.isUncertain || failure.errorClass === 'query',
  };
};

/** Did another process take it over and call for it, so that a refusal of ours says nothing of that call? */
export const wasCalledSince = (seen: { call: Call | null }, now: { call: Call | null }): boolean => {
  const [before, after] = [seen.call ?? FIRST_CALL, now.call ?? FIRST_CALL];
  return before.key !== after.key || before.repeats !== after.repeats;
};
