import type { EventEndpointChange, EventEndpointInput } from '../../../../contracts/event-endpoints';
import { eventNameOf } from '../../../../contracts/events';
import type { Actor } from '../../domain/actor';
import { CommerceError } from '../../domain/errors';
import type { DeliveryAttempt } from '../../domain/event-delivery';
import type { EventEndpoint } from '../../domain/event-endpoint';
import type { EventDeliveryRepository } from '../../repositories/event-delivery-port';
import type { EventEndpointRepository } from '../../repositories/event-endpoint-port';
import type { InTransaction } from '../../repositories/ports';
import type { Vault } from '../../vault/vault';
import type { AuditLog } from '../audit/audit-port';
import type { Clock } from '../clock';
import type { Attempt } from './attempt';
import { endpointEntry, hasChanges, secretEntry } from './endpoint-entries';
import { urlProblemOf } from './endpoint-url';
import { newEventEndpointId, newEventId } from './identifiers';
import { newWebhookSecret } from './sign';

export type EventEndpointsPorts = {
  endpoints: EventEndpointRepository;
  deliveries: EventDeliveryRepository;
  vault: Pick<Vault, 'seal' | 'open' | 'requireKey'>;
  attempt: Attempt;
  allowPrivateAddresses: boolean;
  inTransaction: InTransaction;
  audit: AuditLog;
  clock: Clock;
};

/** An address and its secret in clear: for the one answer that shows it. */
export type WithSecret = { endpoint: EventEndpoint; secret: string };

/** How long the secret before signs as well, after a rotation. */
const ROTATION_MS = 24 * 60 * 60 * 1000;

const notFound = (endpointId: string): CommerceError =>
  new CommerceError('EVENT_ENDPOINT_NOT_FOUND', 'No such address for events', { endpointId });

/** The addresses that events are sent to, as administrators set them up. */
export const createEventEndpoints = (ports: EventEndpointsPorts) => {
  const { endpoints, deliveries, vault, inTransaction, audit, clock } = ports;

  const read = async (endpointId: string): Promise<EventEndpoint> => {
    const found = await endpoints.find(endpointId);
    if (!found) throw notFound(endpointId);
    return found;
  };

  const requireUrl = (url: string): void => {
    const reason = urlProblemOf(url, ports.allowPrivateAddresses);
    if (reason) throw new CommerceError('EVENT_ADDRESS_REFUSED', `Events are not sent there: ${reason}`, { reason });
  };

  const change = async (endpointId: string, data: Partial<EventEndpoint>): Promise<EventEndpoint> => {
    if (!(await endpoints.update(endpointId, data))) throw notFound(endpointId);
    return read(endpointId);
  };

  return {
    list: (): Promise<EventEndpoint[]> => endpoints.list(),

    /** @throws CommerceError `EVENT_ENDPOINT_NOT_FOUND` */
    get: read,

    /**
     * @throws CommerceError `EVENT_ADDRESS_REFUSED`, `VAULT_KEY_MISSING`
     */
    async create(input: EventEndpointInput, by: Actor): Promise<WithSecret> {
      requireUrl(input.url);
      const endpointId = newEventEndpointId();
      const secret = newWebhookSecret();
      const endpoint: EventEndpoint = {
        endpointId,
        url: new URL(input.url).href,
        description: input.description ?? null,
        types: input.types ?? null,
        secret: await vault.seal(secret, { row: endpointId, field: 'secret' }),
        previousSecret: null,
        previousSecretEndsAt: null,
        isEnabled: input.isEnabled ?? true,
        failingSince: null,
        disabledReason: null,
        addedAt: clock(),
        addedBy: by.name,
      };
      await inTransaction(async () => {
        await endpoints.insert(endpoint);
        await audit.record(endpointEntry('event_endpoint.created', { before: null, after: endpoint, actor: by }));
      });
      return { endpoint, secret };
    },

    /**
     * Changes what is given. Switched on again, an address begins with a clean slate; switched off, all that is still to
     * be sent there is given up.
     *
     * @throws CommerceError `EVENT_ENDPOINT_NOT_FOUND`, `EVENT_ADDRESS_REFUSED`
     */
    async update(
      endpointId: string,
      { url, description, types, isEnabled }: EventEndpointChange,
      by: Actor
    ): Promise<EventEndpoint> {
      if (url !== undefined) requireUrl(url);
      const data: Partial<EventEndpoint> = {
        ...(url === undefined ? {} : { url: new URL(url).href }),
        ...(description === undefined ? {} : { description }),
        ...(types === undefined ? {} : { types }),
        ...(isEnabled === undefined ? {} : { isEnabled }),
        ...(isEnabled ? { disabledReason: null, failingSince: null } : {}),
      };
      return inTransaction(async () => {
        const before = await read(endpointId);
        const after = await change(endpointId, data);
        if (isEnabled === false) await deliveries.giveUp(endpointId, 'ENDPOINT_DISABLED');
        const entry = endpointEntry('event_endpoint.updated', { before, after, actor: by });
        // Saved as it was: nothing was done that anybody would look for.
        if (hasChanges(entry)) await audit.record(entry);
        return after;
      });
    },

    /** @throws CommerceError `EVENT_ENDPOINT_NOT_FOUND` */
    remove: (endpointId: string, by: Actor): Promise<void> =>
      inTransaction(async () => {
        const before = await read(endpointId);
        if (!(await endpoints.remove(endpointId))) throw notFound(endpointId);
        await deliveries.giveUp(endpointId, 'ENDPOINT_DELETED');
        await audit.record(endpointEntry('event_endpoint.deleted', { before, after: null, actor: by }));
      }),

    /**
     * Makes a new secret. For a day the one before signs as well, so that the receiver can change over without a gap.
     *
     * @throws CommerceError `EVENT_ENDPOINT_NOT_FOUND`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    async rotateSecret(endpointId: string, by: Actor): Promise<WithSecret> {
      const before = await read(endpointId);
      const secret = newWebhookSecret();
      // What is sealed for one field does not open in another.
      const previous = await vault.open(before.secret, { row: endpointId, field: 'secret' });
      const sealed = {
        secret: await vault.seal(secret, { row: endpointId, field: 'secret' }),
        previousSecret: await vault.seal(previous, { row: endpointId, field: 'previousSecret' }),
        previousSecretEndsAt: clock() + ROTATION_MS,
      };
      return inTransaction(async () => {
        const endpoint = await change(endpointId, sealed);
        await audit.record(secretEntry(endpoint, previous, secret, by));
        return { endpoint, secret };
      });
    },

    /** Sends a test event at once, also to an address that is switched off. Nothing of it is kept or repeated. */
    async test(endpointId: string): Promise<DeliveryAttempt> {
      const endpoint = await read(endpointId);
      const timestamp = new Date(clock()).toISOString();
      const message = { id: newEventId(), type: eventNameOf('test'), timestamp, payload: '{"test":true}' };
      return ports.attempt(endpoint, message, new AbortController().signal);
    },
  };
};

export type EventEndpoints = ReturnType<typeof createEventEndpoints>;
