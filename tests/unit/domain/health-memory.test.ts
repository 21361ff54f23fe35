import { HOLD_MS, memoryStep, type RememberedFinding } from '../../../server/src/domain/health-memory';

const NOTHING = { remember: [], tell: [], markMissing: [], markBack: [], clear: [], forget: [] };
const NOW = 1_000_000;
const seen = { findingId: 'KEY_REJECTED:ks_1', telling: '{"code":"KEY_REJECTED"}' };
const row = (changes: Partial<RememberedFinding> = {}): RememberedFinding => ({
  ...{ findingId: seen.findingId, firstSeenAt: NOW, told: null, missingSince: null },
  ...changes,
});
const told = { told: seen.telling };

test('a finding is remembered at once and told once it has held', () => {
  expect(memoryStep([seen], [], NOW)).toEqual({ ...NOTHING, remember: [seen.findingId] });
  expect(memoryStep([seen], [row()], NOW + HOLD_MS - 1)).toEqual(NOTHING);
  expect(memoryStep([seen], [row()], NOW + HOLD_MS)).toEqual({ ...NOTHING, tell: [seen] });
});

test('it is not told again while it lasts', () => {
  expect(memoryStep([seen], [row(told)], NOW + 10 * HOLD_MS)).toEqual(NOTHING);
});

test('what is not worth an event is remembered and never told', () => {
  const quiet = { ...seen, telling: null };
  expect(memoryStep([quiet], [row()], NOW + HOLD_MS)).toEqual(NOTHING);
  expect(memoryStep([], [row()], NOW + HOLD_MS)).toEqual({ ...NOTHING, forget: [seen.findingId] });
});

test('what was gone before it was told is forgotten in silence', () => {
  expect(memoryStep([], [row()], NOW + 1)).toEqual({ ...NOTHING, forget: [seen.findingId] });
});

test('the end of what was told is told once it has held too', () => {
  expect(memoryStep([], [row(told)], NOW)).toEqual({ ...NOTHING, markMissing: [seen.findingId] });
  const missing = row({ ...told, missingSince: NOW });
  expect(memoryStep([], [missing], NOW + HOLD_MS - 1)).toEqual(NOTHING);
  expect(memoryStep([], [missing], NOW + HOLD_MS)).toEqual({ ...NOTHING, clear: [missing] });
});

test('what was away for a moment only is told neither way', () => {
  const missing = row({ ...told, missingSince: NOW });
  expect(memoryStep([seen], [missing], NOW + HOLD_MS)).toEqual({ ...NOTHING, markBack: [seen.findingId] });
});
