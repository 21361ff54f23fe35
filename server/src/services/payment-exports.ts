import { createHash, randomBytes } from 'node:crypto';
import type { PaymentExportInput } from '../../../contracts/payment-list';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import { searchOf } from '../domain/payment-list';
import type { ExportTicketRepository } from '../repositories/export-ticket-port';
import type { InTransaction } from '../repositories/ports';
import type { AuditLog } from './audit/audit-port';
import type { Clock } from './clock';

export type PaymentExportPorts = {
  inTransaction: InTransaction;
  tickets: ExportTicketRepository;
  audit: AuditLog;
  clock: Clock;
};

const TICKET_MS = 60_000;
const TICKET_FORM = /^[A-Za-z0-9_-]{43}$/;

const hashOf = (ticket: string): string => createHash('sha256').update(ticket).digest('hex');

/** What was searched for is about a person: which field is written down, and not what stood in it. */
const detailsOf = ({ q, keySet, ...filters }: PaymentExportInput) => ({
  ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
  ...(keySet === undefined ? {} : { keySetId: keySet }),
  ...(q === undefined
    ? {}
    : {
        searchedIn: searchOf(q)
          .flat()
          .map(({ field }) => field)
          .join(', '),
      }),
});

/** Downloads of payments: asked for with a login, fetched by the browser without one. */
export const createPaymentExports = ({ inTransaction, tickets, audit, clock }: PaymentExportPorts) => ({
  /** A ticket for one download, within a minute. Who takes data of buyers away is written down, or gets no ticket. */
  async open(request: PaymentExportInput, actor: Actor): Promise<{ ticket: string; expiresAt: number }> {
    const ticket = randomBytes(32).toString('base64url');
    const now = clock();
    const expiresAt = now + TICKET_MS;
    await tickets.clear(now);
    await inTransaction(async () => {
      await tickets.insert({ ticketHash: hashOf(ticket), request: JSON.stringify(request), expiresAt });
      await audit.record({
        actor,
        action: 'payments.exported',
        subject: { kind: 'payment', id: null },
        details: detailsOf(request),
      });
    });
    return { ticket, expiresAt };
  },

  /**
   * What the ticket was given for; it opens nothing a second time.
   *
   * @throws CommerceError `EXPORT_TICKET_INVALID`
   */
  async redeem(ticket: string): Promise<PaymentExportInput> {
    const kept = TICKET_FORM.test(ticket) ? await tickets.take(hashOf(ticket)) : null;
    if (!kept || kept.expiresAt <= clock())
      throw new CommerceError('EXPORT_TICKET_INVALID', 'This download was used already, or its minute is over');
    return JSON.parse(kept.request) as PaymentExportInput;
  },
});

export type PaymentExports = ReturnType<typeof createPaymentExports>;
