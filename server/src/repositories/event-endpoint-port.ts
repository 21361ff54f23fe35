import type { EventEndpoint } from '../domain/event-endpoint';

export type EventEndpointRepository = {
  insert: (endpoint: EventEndpoint) => Promise<void>;
  find: (endpointId: string) => Promise<EventEndpoint | null>;
  /** All of them, oldest first: administrators make a handful. */
  list: () => Promise<EventEndpoint[]>;
  /** `false` when it is not there (any more). */
  update: (endpointId: string, change: Partial<EventEndpoint>) => Promise<boolean>;
  /** Notes since when nothing gets through, unless that is known already. */
  markFailing: (endpointId: string, since: number) => Promise<void>;
  /** Switches off one whose receiver is gone for good; `true` for one of those who hear of it at once. */
  markGone: (endpointId: string) => Promise<boolean>;
  remove: (endpointId: string) => Promise<boolean>;
};
