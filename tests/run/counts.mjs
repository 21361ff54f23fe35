/**
 * What a stage came to. `skips` says of everything left out what it was and which command would bring it in.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, skips: { what: string, enable: string }[] }} Counts
 */

/** @returns {Counts} */
export const counts = (passed, failed = 0, skips = []) => ({ passed, failed, skipped: skips.length, skips });

export const PASSED = counts(1);
export const FAILED = counts(0, 1);
export const skipped = (what, enable) => counts(0, 0, [{ what, enable }]);

/** @returns {Counts} */
export const sum = (all) =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
      skips: [...total.skips, ...one.skips],
    }),
    counts(0)
  );

/** With `CI=true` nothing may be skipped: what was, has failed. */
export const strict = (total) => ({ ...total, failed: total.failed + total.skipped, skipped: 0 });

export const summary = ({ passed, failed, skipped: left }) => `${passed} passed, ${failed} failed, ${left} skipped`;
