/**
 * How much more or less something is than before: 0.25 is a quarter more. `null` where nothing can be compared: there
 * was nothing before, or less than nothing.
 */
export const changeOf = (now: number | null, before: number | null): number | null =>
  now === null || before === null || before <= 0 ? null : (now - before) / before;

/** Shares differ by points: from 90 % to 93 % are three. */
export const pointsOf = (now: number | null, before: number | null): number | null =>
  now === null || before === null ? null : (now - before) * 100;

export type Tone = 'good' | 'bad' | 'calm';

/** Changes are shown to a tenth: of a percent, where a share changed, or of a point. */
const LEAST = { share: 0.0005, points: 0.05 } as const;

/** What is more is better, or worse, or neither. One that rounds to nothing is calm. */
export const toneOf = (change: number | null, more: Tone, unit: keyof typeof LEAST = 'share'): Tone => {
  if (change === null || more === 'calm' || Math.abs(change) < LEAST[unit]) return 'calm';
  return change > 0 === (more === 'good') ? 'good' : 'bad';
};
