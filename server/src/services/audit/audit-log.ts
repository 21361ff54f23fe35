import type { AuditEntryRepository } from '../../repositories/audit-entry-port';
import type { Signer } from '../../vault/signer';
import type { Clock } from '../clock';
import type { AuditLog } from './audit-port';
import { writtenEntry } from './written-entry';

export type AuditLogPorts = {
  entries: Pick<AuditEntryRepository, 'append'>;
  signer: Pick<Signer, 'sign'>;
  clock: Clock;
};

/**
 * Writes down what was done. An entry is not chained here: a lock on the chain's end, held by every refund until its
 * transaction is over, would make them wait for one another. It is signed at once, and chained some seconds later.
 */
export const createAuditLog = ({ entries, signer, clock }: AuditLogPorts): AuditLog => ({
  record: (entry) => entries.append(writtenEntry(entry, signer, clock())),
});
