import type { NewEvent } from '../../domain/event';
import type { Payment } from '../../domain/payment';
import type { ProviderPayment } from '../../domain/provider-payment';
import type { Refund } from '../../domain/refund';
import type { OwnRefund } from '../../domain/refund-settlement';
import type {
  AtOnce,
  HeldLine,
  InTransaction,
  OfferRepository,
  OrderRepository,
  PaymentRepository,
  RefundRepository,
} from '../../repositories/ports';
import type { AuditLog } from '../audit/audit-port';
import type { Clock } from '../clock';
import type { EventOutbox } from '../outbox/outbox-port';

/** Where the settler writes. */
export type SettlementBooks = {
  orders: OrderRepository;
  payments: PaymentRepository;
  refunds: RefundRepository;
  offers: OfferRepository;
  audit: AuditLog;
  clock: Clock;
};

export type SettlementPorts = SettlementBooks & {
  inTransaction: InTransaction;
  atOnce: AtOnce;
  outbox: EventOutbox;
  /** Seals the provider's webhook secret into the payment's row. */
  seal: (plaintext: string, place: { row: string; field: string }) => Promise<string>;
};

/** What the provider said, and where it said it. */
export type News = {
  payment: ProviderPayment;
  traceId: string | null;
  /** Our refund that this very answer belongs to. */
  own?: OwnRefund | undefined;
  /** The payment's revision when the provider was asked. Without it the news may be older than what we know. */
  revision?: number | undefined;
};

/** What was read before the provider was asked, so that it need not be read again: it is written by compare-and-set. */
export type Known = {
  payment: Payment;
  /** Every refund of the payment; absent when they were not read. */
  refunds?: readonly Refund[] | undefined;
  /** The lines of its order, where they were read. */
  lineIds?: readonly number[] | undefined;
  /** Those of them whose pieces are held, where they were read. */
  heldLines?: readonly HeldLine[] | undefined;
};

/** A payment after its news. `refunds`: all of its refunds as they are now, where they were looked at. */
export type Settled = { payment: Payment; refunds: readonly Refund[] | null };

/** Runs a transaction that may make something happen, and has it told once it is committed. */
export const createTelling = ({ inTransaction, outbox }: Pick<SettlementPorts, 'inTransaction' | 'outbox'>) => ({
  /** @param run how, where it is no plain transaction */
  telling: async <T>(work: (events: NewEvent[]) => Promise<T>, run: InTransaction = inTransaction): Promise<T> => {
    const events: NewEvent[] = [];
    const done = await run(async () => {
      // A transaction that is run anew must not tell twice.
      events.length = 0;
      const result = await work(events);
      if (events.length > 0) await outbox.append(events);
      return result;
    });
    if (events.length > 0) outbox.kick();
    return done;
  },
});
