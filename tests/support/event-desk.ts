import type { ToldEvent } from '../../contracts/events';
import { orderEvent, type NewEvent } from '../../server/src/domain/event';
import { createEvents } from '../../server/src/services/outbox/events';
import type { Outgoing, Sent } from '../../server/src/services/outbox/http-sender';
import { createVault } from '../../server/src/vault/vault';
import { createMemoryAudit } from './memory-audit';
import { createMemoryEvents } from './memory-events';

export const URL_A = 'https://a.example.com/hooks';
export const OK: Sent = { status: 200, error: null };
export const DOWN: Sent = { status: 503, error: 'HTTP 503' };

/** An event to append. */
export const paid = (orderId = 'order-1'): NewEvent =>
  orderEvent(
    'order.paid',
    { orderId, state: 'paid', amount: 100, refundedAmount: 0, currency: 'KRW', environment: 'test', paidAt: 0 },
    'pk-1'
  );

/** Everything about events over rows in memory, with a clock to turn and a network that answers as told. */
export const anEventDesk = (emit: (event: ToldEvent) => Promise<void> = async () => undefined) => {
  const memory = createMemoryEvents();
  const { audit, entries: audited } = createMemoryAudit();
  // Real time: the public library refuses timestamps that are not about now.
  const time = { now: Date.now() };
  const told: ToldEvent[] = [];
  const sent: Outgoing[] = [];
  const errors: string[] = [];
  let answers: (outgoing: Outgoing) => Promise<Sent> = async () => OK;
  const parts = createEvents({
    ...memory,
    vault: createVault({ keys: ['a text of the tests that is long enough'], fallback: undefined }),
    emit: async (event) => {
      told.push(event);
      await emit(event);
    },
    kick: () => undefined,
    allowPrivateAddresses: false,
    inTransaction: (work) => work(),
    audit,
    clock: () => time.now,
    random: () => 0,
    log: { error: (message) => void errors.push(message), warn: () => undefined },
    send: async (outgoing) => {
      sent.push(outgoing);
      return answers(outgoing);
    },
  });
  const work = async () => {
    await parts.outbox.work();
    await parts.outbox.idle();
  };
  const answer = (by: typeof answers) => void (answers = by);
  const deliveries = () => [...memory.deliveryRows.values()];
  return { ...parts, memory, audited, time, told, sent, errors, work, answer, deliveries };
};
