/** One process's turn at something that only one may do at a time. Times in epoch milliseconds. */
export type LeaseWish = {
  /** What the turn is at. At most 64 characters. */
  name: string;
  /** Who wants it: a text that no two turns share. At most 64 characters. */
  owner: string;
  /** When it ends by itself, unless it is renewed before. */
  until: number;
};

export type LeaseRepository = {
  /** `true` for exactly one of those who try while nobody has it, or while its time is over at `now`. */
  take: (wish: LeaseWish, now: number) => Promise<boolean>;
  /** `false` when somebody else has it by now. */
  renew: (wish: LeaseWish) => Promise<boolean>;
  /** Gives it back at once; nothing happens when it is somebody else's by now. */
  release: (name: string, owner: string) => Promise<void>;
};
