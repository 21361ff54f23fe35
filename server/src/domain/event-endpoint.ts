import type { EndpointDisabledReason } from '../../../contracts/event-endpoints';
import type { EventType } from '../../../contracts/events';

/** An address that an administrator has events sent to. Times in epoch milliseconds. */
export type EventEndpoint = {
  endpointId: string;
  url: string;
  description: string | null;
  /** `null`: every type. */
  types: readonly EventType[] | null;
  /** Sealed. */
  secret: string;
  /** Sealed; signs beside the new one until `previousSecretEndsAt`, so that a receiver can change over. */
  previousSecret: string | null;
  previousSecretEndsAt: number | null;
  isEnabled: boolean;
  failingSince: number | null;
  disabledReason: EndpointDisabledReason | null;
  addedAt: number;
  addedBy: string | null;
};

/** Does this address want events of the type? */
export const wants = ({ isEnabled, types }: Pick<EventEndpoint, 'isEnabled' | 'types'>, type: EventType): boolean =>
  isEnabled && (types === null || types.includes(type));
