/** How long something took, in milliseconds. */
export type Measured = { name: string; p50: number; p95: number; worst: number };

/** Warms caches and statements up; what a person sees first thing in the morning is not measured here. */
const WARM_UPS = 2;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** Asks again and again. @param times how often; `budgetMs`: no longer than that, but five times */
export const measure = async (
  name: string,
  ask: () => Promise<unknown>,
  { times, budgetMs }: { times: number; budgetMs: number }
): Promise<Measured> => {
  for (let warm = 0; warm < WARM_UPS; warm += 1) await ask();
  const taken: number[] = [];
  const endsAt = performance.now() + budgetMs;
  while (taken.length < times && (taken.length < 5 || performance.now() < endsAt)) {
    const startedAt = performance.now();
    await ask();
    taken.push(performance.now() - startedAt);
  }
  taken.sort((a, b) => a - b);
  return { name, p50: at(taken, 0.5), p95: at(taken, 0.95), worst: taken.at(-1) ?? NaN };
};

/** A table for people; `base`: what the others are so many times of. */
export const reportOf = (measured: readonly Measured[], base: Measured): string => {
  const ms = (value: number): string => value.toFixed(1).padStart(9);
  const lines = measured.map(
    ({ name, p50, p95, worst }) =>
      `${name.padEnd(48)}${ms(p50)}${ms(p95)}${ms(worst)}${`×${(p50 / base.p50).toFixed(0)}`.padStart(8)}`
  );
  const head = `${'question'.padEnd(48)}${['p50 ms', 'p95 ms', 'worst ms'].map((word) => word.padStart(9)).join('')}${'ratio'.padStart(8)}`;
  return [head, ...lines].join('\n');
};
