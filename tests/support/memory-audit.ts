import type { AuditLog, NewAuditEntry } from '../../server/src/services/audit/audit-port';

/**
 * What was written down, in memory.
 *
 * @param remember told of what takes an entry back when the transaction is undone
 */
export const createMemoryAudit = (remember: (back: () => void) => void = () => undefined) => {
  const entries: NewAuditEntry[] = [];
  const audit: AuditLog = {
    record: async (entry) => {
      const { length } = entries;
      entries.push(entry);
      remember(() => void entries.splice(length));
    },
  };
  return { audit, entries };
};
