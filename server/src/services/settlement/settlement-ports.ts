import type { NewEvent } from '../../domain/event';
import type { ProviderPayment } from '../../domain/provider-payment';
import type { OwnRefund } from '../../domain/refund-settlement';
import type {
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

/** Runs a transaction that may make something happen, and has it told once it is committed. */
export const createTelling = ({ inTransaction, outbox }: Pick<SettlementPorts, 'inTransaction' | 'outbox'>) => ({
  telling: async <T>(work: (events: NewEvent[]) => Promise<T>): Promise<T> => {
    const events: NewEvent[] = [];
    const done = await inTransaction(async () => {
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
