/** What is remembered of a finding, so that it is told once and not at every flicker. Times in epoch milliseconds. */
export type RememberedFinding = {
  findingId: string;
  firstSeenAt: number;
  /** What was told of it, as JSON text: its end is told in the same words. `null`: nothing was. */
  told: string | null;
  /** Since when one that was told is not seen any more; `null` while it is there. */
  missingSince: number | null;
};

/** A finding as it is seen now. `telling`: what would be told of it; `null` for one that is not worth an event. */
export type SeenFinding = { findingId: string; telling: string | null };

/** Longer than the time between two looks: a finding must hold through two of them before it is told; so must its end. */
export const HOLD_MS = 90_000;

/** What to do about the memory, each with those it is to be done for. */
export type MemoryStep = {
  remember: string[];
  tell: SeenFinding[];
  /** Told before, and not there now. */
  markMissing: string[];
  /** Was not there for a moment. */
  markBack: string[];
  /** Gone for good: its end is told. */
  clear: RememberedFinding[];
  /** Gone, and nobody was told of it. */
  forget: string[];
};

const isOver = (since: number, now: number): boolean => now - since >= HOLD_MS;

/**
 * What is to be told, comparing what is seen now with what is remembered. A finding that comes and goes within
 * `HOLD_MS` is told neither way; one that was never told is forgotten in silence.
 */
export const memoryStep = (
  seen: readonly SeenFinding[],
  remembered: readonly RememberedFinding[],
  now: number
): MemoryStep => {
  const step: MemoryStep = { remember: [], tell: [], markMissing: [], markBack: [], clear: [], forget: [] };
  const known = new Map(remembered.map((row) => [row.findingId, row]));
  for (const found of seen) {
    const { findingId, telling } = found;
    const row = known.get(findingId);
    known.delete(findingId);
    if (!row) step.remember.push(findingId);
    else if (row.missingSince !== null) step.markBack.push(findingId);
    else if (row.told === null && telling !== null && isOver(row.firstSeenAt, now)) step.tell.push(found);
  }
  for (const row of known.values()) {
    if (row.told === null) step.forget.push(row.findingId);
    else if (row.missingSince === null) step.markMissing.push(row.findingId);
    else if (isOver(row.missingSince, now)) step.clear.push(row);
  }
  return step;
};
