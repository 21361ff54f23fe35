import type { RememberedFinding } from '../domain/health-memory';

/** What was seen and told of the findings; shared by all processes. Times in epoch milliseconds. */
export type HealthMemory = {
  /** All of it: as many rows as there are findings. */
  list: () => Promise<RememberedFinding[]>;
  /** Remembers findings from now on. Those that are remembered already stay as they are. */
  remember: (findingIds: readonly string[], now: number) => Promise<void>;
  /** `true` for one of those who try at once: it is the one to tell. */
  markTold: (findingId: string, told: string) => Promise<boolean>;
  markMissing: (findingIds: readonly string[], now: number) => Promise<void>;
  markBack: (findingIds: readonly string[]) => Promise<void>;
  /** Forgets one that is missing; `true` for one of those who try at once: it is the one to tell the end. */
  clear: (findingId: string, missingSince: number) => Promise<boolean>;
  /** Forgets those of which nothing was told. */
  forget: (findingIds: readonly string[]) => Promise<void>;
};
