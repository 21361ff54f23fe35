import { SYSTEM } from '../../../server/src/domain/actor';
import type { ExportTicket } from '../../../server/src/repositories/export-ticket-port';
import { createPaymentExports } from '../../../server/src/services/payment-exports';
import { createMemoryAudit } from '../../support/memory-audit';

/** Downloads over memory: what a transaction did goes when it ends in an error. */
const setUp = ({ fails = false } = {}) => {
  let kept: ExportTicket[] = [];
  let isOpen = false;
  const { audit, entries } = createMemoryAudit();
  const exports = createPaymentExports({
    inTransaction: async (work) => {
      const before = [...kept];
      isOpen = true;
      try {
        return await work();
      } catch (error) {
        kept = before;
        throw error;
      } finally {
        isOpen = false;
      }
    },
    tickets: {
      clear: async (now) => {
        if (isOpen) throw new Error('Rows are cleared away outside of any transaction');
        kept = kept.filter(({ expiresAt }) => expiresAt >= now);
      },
      insert: async (ticket) => void kept.push(ticket),
      take: async (hash) => kept.find(({ ticketHash }) => ticketHash === hash) ?? null,
    },
    audit: {
      record: async (entry) => {
        if (fails) throw new Error('The trail takes nothing');
        if (!isOpen) throw new Error('Written down apart from what was done');
        await audit.record(entry);
      },
    },
    clock: () => 1_000,
  });
  return { exports, entries, kept: () => kept };
};

describe('a ticket for a download', () => {
  it('is given and written down as one', async () => {
    const { exports, entries } = setUp();
    const { ticket, expiresAt } = await exports.open({ language: 'ko', state: 'paid' }, SYSTEM);

    expect(expiresAt).toBe(61_000);
    expect(entries).toMatchObject([{ action: 'payments.exported', details: { state: 'paid' } }]);
    expect(await exports.redeem(ticket)).toEqual({ language: 'ko', state: 'paid' });
  });

  it('is not there when it could not be written down', async () => {
    const { exports, kept } = setUp({ fails: true });

    await expect(exports.open({ language: 'ko' }, SYSTEM)).rejects.toThrow('The trail takes nothing');
    expect(kept()).toEqual([]);
  });
});
