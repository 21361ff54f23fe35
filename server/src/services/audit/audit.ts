import type { AuditRow } from '../../domain/audit-entry';
import type { AuditEntryRepository, AuditFilter } from '../../repositories/audit-entry-port';
import type { Page, Paging } from '../../domain/page';
import { createAuditLog } from './audit-log';
import { createChain, type ChainPorts } from './chain';
import { createVerification } from './verification';

/** So many rows are in memory at a time, however many are written out. */
const PAGE = 500;

/** All that fit, newest first, page by page. */
async function* everyEntry(
  entries: Pick<AuditEntryRepository, 'after'>,
  filter: AuditFilter
): AsyncGenerator<AuditRow> {
  let page = await entries.after(filter, null, PAGE);
  while (page.length > 0) {
    yield* page;
    const last = page.at(-1);
    page = last && page.length === PAGE ? await entries.after(filter, last, PAGE) : [];
  }
}

/** The audit trail: written, chained, looked at, checked. Nothing of it is ever deleted. */
export const createAudit = (ports: ChainPorts) => {
  const chain = createChain(ports);
  const verification = createVerification({ ...ports, chain });

  return {
    ...createAuditLog(ports),
    chain: chain.work,
    verify: verification.step,

    list: (filter: AuditFilter, paging: Paging): Promise<Page<AuditRow>> => ports.entries.list(filter, paging),

    /** For an export. What waits is chained first, so that what is taken away can be checked elsewhere. */
    async *every(filter: AuditFilter): AsyncGenerator<AuditRow> {
      await chain.work();
      yield* everyEntry(ports.entries, filter);
    },
  };
};

export type Audit = ReturnType<typeof createAudit>;
