import type { EventDeliveryState } from '../../../contracts/event-endpoints';
import type { EventDelivery } from '../domain/event-delivery';
import type { Page, Paging } from '../domain/page';

export type EventDeliveryFilter = {
  eventId?: string | undefined;
  endpointId?: string | undefined;
  state?: EventDeliveryState | undefined;
};

export type EventDeliveryRepository = {
  /** All of them in one statement, or none: `false` when one of these events is queued for one of these addresses already. */
  queue: (deliveries: readonly EventDelivery[]) => Promise<boolean>;
  /** Claims deliveries to one address whose time has come, until `until`. They come back with that as `nextAttemptAt`. */
  claim: (endpointId: string, now: number, until: number, limit: number) => Promise<EventDelivery[]>;
  /** Writes what came of a claim. `false` when the claim was lost meanwhile: somebody else has it, or had it sent again. */
  finish: (claimed: EventDelivery, result: EventDelivery) => Promise<boolean>;
  find: (deliveryId: string) => Promise<EventDelivery | null>;
  /** Makes a delivery due at `now`, as if it were new. */
  repeat: (deliveryId: string, now: number) => Promise<void>;
  /** Gives up everything that is still to be sent to an address. */
  giveUp: (endpointId: string, error: string) => Promise<void>;
  list: (filter: EventDeliveryFilter, paging: Paging) => Promise<Page<EventDelivery>>;
  /** Deletes deliveries queued before this time that nobody works on. Returns how many. */
  sweep: (queuedBefore: number) => Promise<number>;
};
