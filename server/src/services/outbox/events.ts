import type { ToldEvent } from '../../../../contracts/events';
import type { EventDeliveryRepository } from '../../repositories/event-delivery-port';
import type { EventEndpointRepository } from '../../repositories/event-endpoint-port';
import type { EventRepository } from '../../repositories/event-port';
import type { Vault } from '../../vault/vault';
import type { InTransaction } from '../../repositories/ports';
import type { AuditLog } from '../audit/audit-port';
import type { Clock } from '../clock';
import { createAttempt } from './attempt';
import { createEventEndpoints, type EventEndpoints } from './event-endpoints';
import { createEventLog, type EventLog } from './event-log';
import { createHttpSender, type HttpSender } from './http-sender';
import { createLanes } from './lanes';
import { createOutbox, type Outbox } from './outbox';
import { createTelling } from './telling';

export type EventsPorts = {
  events: EventRepository;
  endpoints: EventEndpointRepository;
  deliveries: EventDeliveryRepository;
  vault: Pick<Vault, 'seal' | 'open' | 'requireKey'>;
  /** Tells code of the host app. */
  emit: (event: ToldEvent) => Promise<void>;
  /** Has the outbox's `work` called soon, outside of any transaction. Never throws. */
  kick: () => void;
  allowPrivateAddresses: boolean;
  inTransaction: InTransaction;
  audit: AuditLog;
  clock: Clock;
  log: { error: (message: string) => void; warn: (message: string) => void };
  /** Stand-ins for tests. */
  send?: HttpSender;
  random?: () => number;
};

export type Events = { outbox: Outbox; eventEndpoints: EventEndpoints; eventLog: EventLog };

/** Everything about events: the outbox, the addresses, and what is seen of them. */
export const createEvents = (given: EventsPorts): Events => {
  const send = given.send ?? createHttpSender({ allowPrivateAddresses: given.allowPrivateAddresses });
  const attempt = createAttempt({ open: given.vault.open, send, clock: given.clock });
  const ports = { ...given, attempt, random: given.random ?? Math.random };
  return {
    outbox: createOutbox({ ...ports, telling: createTelling(ports), lanes: createLanes(ports) }),
    eventEndpoints: createEventEndpoints(ports),
    eventLog: createEventLog(ports),
  };
};
