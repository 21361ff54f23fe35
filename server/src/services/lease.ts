import type { LeaseRepository } from '../repositories/lease-port';
import type { Clock } from './clock';

/** What work is told that can be called off. */
export type Turn = {
  /** Aborted when the lease was lost or the server stops: take nothing new, end soon. */
  signal: AbortSignal;
  /** May more be taken on? Asks the clock too: a process that slept finds out before any timer fires. */
  mayGoOn: () => boolean;
};

export type LeasePorts = { leases: LeaseRepository; clock: Clock; newOwner: () => string };

/** How long a lease lasts without renewal: as long as a dead process keeps the others waiting. */
export const LEASE_MS = 30_000;
const RENEW_MS = LEASE_MS / 3;

type Held = { name: string; owner: string; until: number };

/** Renews a lease until told to end. One that cannot be renewed in time is lost, and said so by `lose`. */
const keepAlive = ({ leases, clock }: LeasePorts, held: Held, lose: () => void) => {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();

  const beat = async (): Promise<void> => {
    const until = clock() + LEASE_MS;
    // A database that does not answer is no loss yet: the lease lasts for two more beats.
    const isRenewed = await leases.renew({ ...held, until }).catch(() => null);
    if (isRenewed) held.until = until;
    if (isRenewed === false || clock() >= held.until) lose();
    else schedule();
  };
  const schedule = (): void => {
    if (isOver) return;
    timer = setTimeout(() => {
      beating = beat();
    }, RENEW_MS).unref();
  };
  schedule();

  return (): Promise<void> => {
    isOver = true;
    clearTimeout(timer);
    // A renewal that arrives after the release would shut the others out for a whole lease.
    return beating;
  };
};

/**
 * Does `work` while holding the lease of that name, renewed as long as it runs and given back at its end. A process
 * that dies keeps it for at most `LEASE_MS`.
 *
 * @param calledOff aborted here when the lease is lost, and by the caller when the server stops
 * @returns `false` when somebody else has the lease and nothing was done
 * @throws what `work` throws
 */
export const underLease = async (
  ports: LeasePorts,
  name: string,
  calledOff: AbortController,
  work: (turn: Turn) => Promise<unknown>
): Promise<boolean> => {
  const { leases, clock, newOwner } = ports;
  const held: Held = { name, owner: newOwner(), until: clock() + LEASE_MS };
  if (!(await leases.take(held, clock()))) return false;

  const { signal } = calledOff;
  const end = keepAlive(ports, held, () => calledOff.abort());
  try {
    await work({ signal, mayGoOn: () => !signal.aborted && clock() < held.until });
  } finally {
    await end();
    // Not given back it ends by itself; what the work itself says is worth more than that.
    await leases.release(name, held.owner).catch(() => undefined);
  }
  return true;
};
