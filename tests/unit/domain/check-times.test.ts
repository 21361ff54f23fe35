import {
  CHECK_STEPS_MS,
  checkAfter,
  CONFIRM_WINDOW_MS,
  depositCheckAt,
  isPastLastStep,
  LATE_LOOKS_MS,
} from '../../../server/src/domain/check-times';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('asks soon while a buyer waits, then more rarely, and tells a person after about two hours', () => {
  expect(checkAfter(0)).toBe(10_000);
  expect(CHECK_STEPS_MS.reduce((sum, step) => sum + step, 0)).toBeGreaterThan(2 * HOUR);
  expect(CHECK_STEPS_MS.reduce((sum, step) => sum + step, 0)).toBeLessThan(2.5 * HOUR);
  expect(isPastLastStep(CHECK_STEPS_MS.length - 1)).toBe(false);
  expect(isPastLastStep(CHECK_STEPS_MS.length)).toBe(true);
});

test('goes on asking after the last step', () => {
  expect(checkAfter(CHECK_STEPS_MS.length)).toBe(6 * HOUR);
  expect(checkAfter(10_000)).toBe(6 * HOUR);
});

test('looks late when the window of ten minutes is surely over', () => {
  expect(CONFIRM_WINDOW_MS).toBe(10 * MINUTE);
  expect(LATE_LOOKS_MS).toEqual([HOUR, 24 * HOUR]);
});

test.each([
  ['every hour', 3 * HOUR, HOUR],
  ['just after its time is over', 20 * MINUTE, 21 * MINUTE],
  ['every hour, when its time was over and the provider has not said so', -MINUTE, HOUR],
  ['in a minute, in the moment in which it ends', 0, MINUTE],
  ['every hour, when the provider names no time', null, HOUR],
])('asks about an account %s', (_what, dueIn, after) => {
  const now = 5 * HOUR;
  expect(depositCheckAt(now, dueIn === null ? null : now + dueIn) - now).toBe(after);
});
