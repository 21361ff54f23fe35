/** As long as one turn of the event loop may take before others get theirs. Milliseconds. */
const SLICE_MS = 10;

export type GiveWayPorts = { now: () => number; atNextTurn: (then: () => void) => void };

/**
 * Lets others in between statements. SQLite answers within the turn of the event loop that asked: work that runs one
 * statement after another would keep requests, timers and the renewal of its own lease waiting until it is over.
 *
 * @returns what to await before a statement: `null` unless this turn has lasted long enough
 */
export const createGiveWay = ({ now, atNextTurn }: GiveWayPorts) => {
  /** When the first statement of this turn came; `null`: there was none yet. */
  let since: number | null = null;

  return (): Promise<void> | null => {
    if (since === null) {
      since = now();
      atNextTurn(() => {
        since = null;
      });
      return null;
    }
    return now() - since < SLICE_MS ? null : new Promise((resolve) => atNextTurn(resolve));
  };
};

/** All statements of this process are made in the same turns. */
export const giveWay = createGiveWay({ now: () => performance.now(), atNextTurn: (then) => void setImmediate(then) });
