import type { LeaseRepository } from '../../server/src/repositories/lease-port';

/** Leases in memory, as one database has them for all processes. */
export const createMemoryLeases = () => {
  const rows = new Map<string, { owner: string; until: number }>();
  const leases: LeaseRepository = {
    take: async ({ name, owner, until }, now) => {
      const seen = rows.get(name);
      if (seen && seen.until > now) return false;
      rows.set(name, { owner, until });
      return true;
    },
    renew: async ({ name, owner, until }) => {
      if (rows.get(name)?.owner !== owner) return false;
      rows.set(name, { owner, until });
      return true;
    },
    release: async (name, owner) => {
      if (rows.get(name)?.owner === owner) rows.set(name, { owner, until: 0 });
    },
  };
  return { leases, rows };
};
