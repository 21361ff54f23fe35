export type Random = {
  /** From 0 to under 1. */
  next: () => number;
  between: (least: number, most: number) => number;
  /** @throws RangeError for an empty list */
  pick: <T>(list: readonly T[]) => T;
  chance: (share: number) => boolean;
};

/** Numbers that a seed decides (mulberry32), so that a run can be described; what processes make of them cannot. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: (list) => {
      const picked = list[between(0, list.length - 1)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
    chance: (share) => next() < share,
  };
};

/** Before a run: `TEST_SEED`, or one of its own. */
export const seedOfThisRun = (): number => Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);
